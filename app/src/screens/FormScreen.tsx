import { useCallback, useEffect, useState } from 'preact/hooks';
import type { OpenForm } from '../forms/adapter';
import { Keeping } from '../forms/keeping';
import { Media } from '../forms/media';
import type { Alike } from '../store/views/alike';
import type { FormKit } from '../store/views/formKit';
import type { Phone } from '../store/views/phone';
import { confirm, warn } from '../ui/Confirmation';
import { Icon } from '../ui/Icon';
import { say, wordsOf } from '../ui/words';
import { NotFound } from './Frame';
import { fileFrom } from './files';
import { loadForms } from './later';
import { OneOfThese } from './OneOfThese';
import { PracticeMark } from './Practice';
import { goOn, replaceWith, route } from './router';
import { painted, useServices } from './services';

interface Props {
  readonly form: string;
  readonly about: string;
  /** The submission that is corrected, '' for a new one. */
  readonly corrects: string;
  /** The record that a new one is begun from, '' for none. */
  readonly from: string;
}

interface Opened {
  readonly kit: FormKit;
  readonly open: OpenForm;
  readonly continued: boolean;
}

/** A filled form, and who may be the one that it would make anew. */
interface Asked {
  readonly xml: string;
  readonly alike: readonly Alike[];
}

/** The summary comes after the last page. */
const LAST_PAGE = Number.MAX_SAFE_INTEGER;

/** Of an entity: without it nobody new is made, so nobody has to be looked for. */
const MAKES = ' create=';

/** A form about somebody, or for somebody new: opened, kept while it is filled, saved. */
export function FormScreen({ form, about, corrects, from }: Props) {
  const { store } = useServices();
  const [opened, setOpened] = useState<Opened | 'missing' | { readonly fault: string }>();

  const open = useCallback(async () => {
    setOpened(undefined);
    const kit = await store.call('formKit', form, about, corrects, from);
    setOpened(kit ? await openKit(kit) : 'missing');
  }, [store, form, about, corrects, from]);

  useEffect(() => {
    open().catch((error: unknown) => setOpened({ fault: String(error) }));
  }, [open]);

  async function restart(): Promise<void> {
    await store.call('dropDraft', form, corrects || about || from);
    await open();
  }

  if (opened === 'missing') return <NotFound />;
  if (!opened) return <Shell title={say('form-opening')} />;
  if ('fault' in opened) return <Shell title={say('form-fault', { detail: opened.fault })} />;
  return <Filling key={opened.open.root.nodeId} opened={opened} onRestart={() => void restart()} />;
}

async function openKit(kit: FormKit): Promise<Opened> {
  const { openForm } = await loadForms();
  const { xml, aboutPath, record, others, tables, begunFrom, draft } = kit;
  const draftFiles = kit.draftFiles.map(({ name, content }) => fileFrom(name, content));
  const { corrects } = kit;
  const begun = { draft: draft?.xml ?? null, corrects, draftFiles };
  const source = { xml, aboutPath, record, others, tables, begunFrom, ...begun };
  const open = await openForm(source);
  return { kit, open, continued: draft !== null && !open.draftLost };
}

interface FillingProps {
  readonly opened: Opened;
  readonly onRestart: () => void;
}

function Filling({ opened: { kit, open, continued }, onRestart }: FillingProps) {
  const { store, sync, practising, media } = useServices();
  const [resumed, setResumed] = useState(continued);
  const [Pages, setPages] = useState<Awaited<ReturnType<typeof loadForms>>['FormPages']>();
  const [startPage, setStartPage] = useState(continued ? (kit.draft?.page ?? 0) : 0);
  const [asked, setAsked] = useState<Asked | null>(null);
  const record = kit.record?.id ?? '';

  useEffect(() => void loadForms().then(({ FormPages }) => setPages(() => FormPages)), []);

  async function save(xml: string): Promise<void> {
    const saved = await store.call('save', { form: kit.form, about: kit.key, xml });
    const isNew = (record === '' || kit.corrects !== null) && saved.records[0];
    const person = kit.record?.label ?? saved.label;
    if (isNew) replaceWith({ screen: 'client', id: isNew });
    else goOn();
    const what = { title: wordsOf(kit.title), person };
    confirm(say(practising ? 'saved-practice' : 'saved-waiting', what));
    if (practising) return;
    await painted();
    await sync.run();
    sayWhatBecameOfIt(saved.id, what, await store.call('phone'));
  }

  async function askFirst(xml: string): Promise<void> {
    if (kit.corrects !== null || !xml.includes(MAKES)) return save(xml);
    const alike = await store.call('alike', { form: kit.form, about: record, xml });
    if (alike.length === 0) return save(xml);
    setStartPage(LAST_PAGE);
    setAsked({ xml, alike });
  }

  /** It is somebody who is here already: nothing new is saved. */
  async function openInstead(id: string): Promise<void> {
    await store.call('dropDraft', kit.form, kit.key);
    replaceWith({ screen: 'client', id });
  }

  async function keep(xml: string, page: number): Promise<void> {
    setResumed(false);
    await store.call('keepDraft', { form: kit.form, record: kit.key, xml, page });
  }

  const mediaOf = useCallback(
    async (name: string) => {
      const found = await media.call('mediumOf', name);
      return found && fileFrom(found.name, found.content);
    },
    [media],
  );
  const keepFile = (name: string, content: Uint8Array) => store.call('keepFile', name, content);

  return (
    <Shell title={wordsOf(kit.title)} about={kit.record?.label}>
      {resumed && (
        <div class="notice">
          <span>{say('form-continued')}</span>
          <button type="button" class="button-quiet" onClick={onRestart}>
            {say('form-restart')}
          </button>
        </div>
      )}
      {asked && (
        <OneOfThese
          alike={asked.alike}
          onOpen={(id) => void openInstead(id)}
          onNone={() => void save(asked.xml)}
          onBack={() => setAsked(null)}
        />
      )}
      {Pages && !asked && (
        <Keeping.Provider value={keepFile}>
          <Media.Provider value={mediaOf}>
            <Pages
              form={open}
              hidden={kit.record ? kit.aboutPath : (kit.begunFrom?.path ?? null)}
              startPage={startPage}
              onDraft={keep}
              onSave={askFirst}
            />
          </Media.Provider>
        </Keeping.Provider>
      )}
    </Shell>
  );
}

/** After the sync that followed the saving: sent, kept aside by the server, or still waiting. */
function sayWhatBecameOfIt(
  id: string,
  what: { readonly title: string; readonly person: string },
  { unsent, quarantined }: Phone,
): void {
  if (quarantined.some((item) => item.id === id)) warn(say('saved-quarantined', what));
  else if (unsent === 0) confirm(say('saved-sent', what));
}

interface ShellProps {
  readonly title: string;
  readonly about?: string | undefined;
  readonly children?: preact.ComponentChildren;
}

/** Forms fill the screen: nothing but the form, and a way out that loses nothing. */
function Shell({ title, about, children }: ShellProps) {
  return (
    <div class="frame">
      <header class="head">
        <button type="button" class="head-button" aria-label={say('close')} onClick={leave}>
          <Icon name="close" />
        </button>
        <span class="head-title">
          {about !== undefined && <span class="head-name">{about}</span>}
          <span class={about === undefined ? 'head-name' : 'head-small'}>{title}</span>
        </span>
      </header>
      <PracticeMark />
      <main class="main">{children}</main>
    </div>
  );
}

function leave(): void {
  const before = route.value;
  history.back();
  // Opened by its address there is nothing to go back to.
  setTimeout(() => {
    if (route.value === before) replaceWith({ screen: 'home' });
  }, 300);
}

import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { directionOf, language, nameOfLanguage, say } from '../ui/words';
import {
  languagesOf,
  type MediaText,
  type RepeatInstanceNode,
  type RootNode,
  setFormLanguage,
  tongueOf,
} from './adapter';
import { type Filling, type FillingProps, useFilling } from './filling';
import { LabelMedia } from './LabelMedia';
import { type Page, placeOf, shownNodes } from './pages';
import { Question } from './Question';
import { RemoveButton, RepeatPage } from './Repeat';
import { RichText } from './RichText';
import { nameOf } from './repeats';
import { Summary } from './Summary';
import '../ui/styles/widgets.css';

/** A form, one page after the other, with a summary at the end. */
export function FormPages(props: FillingProps) {
  const { form, hidden } = props;
  const filling = useFilling(props);
  const { pages, at, unkept, turnTo, goOn } = filling;
  const page = pages[at];

  // Not an effect: the first painting is in the right language already.
  useMemo(() => setFormLanguage(form.root, language.value), [form.root, language.value]);

  const tongue = tongueOf(form.root);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    goOn();
  }

  return (
    <form class="form" novalidate data-unkept={unkept} onSubmit={submit} onInput={filling.answered}>
      <Progress root={form.root} {...placeOf(form.root, hidden, page)} />
      {form.draftLost && <p class="note">{say('form-draft-lost')}</p>}
      <div class="form-page" lang={tongue} dir={tongue ? directionOf(tongue) : undefined}>
        {page ? (
          <FormPage key={page.node.nodeId} page={page} filling={filling} />
        ) : (
          <SummaryView pages={pages} onChange={turnTo} />
        )}
      </div>
      <Steps filling={filling} />
    </form>
  );
}

function Steps({
  filling: { pages, at, saving, settling, turnTo },
}: {
  readonly filling: Filling;
}) {
  const last = at === pages.length;
  return (
    <div class="form-steps">
      <button type="button" class="button" disabled={at === 0} onClick={() => turnTo(at - 1)}>
        <Icon name="back" />
        {say('form-back')}
      </button>
      <button type="submit" class="button button-main" disabled={saving} aria-disabled={settling}>
        {say(last ? 'form-save' : 'form-next')}
        <Icon name={last ? 'check' : 'forward'} />
      </button>
    </div>
  );
}

interface ProgressProps {
  readonly root: RootNode;
  readonly at: number;
  readonly of: number;
}

function Progress({ root, at, of }: ProgressProps) {
  const bar = useRef<HTMLDivElement>(null);
  const done = of === 0 ? 1 : at / of;
  useEffect(() => bar.current?.style.setProperty('inline-size', `${done * 100}%`), [done]);
  const words = at < of ? say('form-progress', { page: at + 1, pages: of }) : say('form-check');
  return (
    <div class="progress">
      <div class="form-tongue">
        <p>{words}</p>
        <Tongue root={root} />
      </div>
      <div class="progress-track">
        <div class="progress-done" ref={bar} />
      </div>
    </div>
  );
}

/** The form may be asked in the client's language, whatever the app speaks; what is answered stays. */
function Tongue({ root }: { readonly root: RootNode }) {
  const offered = languagesOf(root);
  if (offered.length < 2) return null;
  return (
    <select
      aria-label={say('form-language')}
      value={root.currentState.activeLanguage.language}
      onInput={(event) => event.stopPropagation()}
      onChange={({ currentTarget }) => setFormLanguage(root, currentTarget.value)}
    >
      {offered.map((name) => (
        <option key={name} value={name}>
          {ownName(name)}
        </option>
      ))}
    </select>
  );
}

/** "French (fr)" as its speakers call it; what has no tag stays as it is. */
function ownName(name: string): string {
  const tag = /\(([\w-]+)\)$/.exec(name)?.[1];
  return tag === undefined ? name : nameOfLanguage(tag);
}

interface PageProps {
  readonly page: Page;
  readonly filling: Filling;
}

function FormPage({ page: { node }, filling: { pages, at, checked, turnTo } }: PageProps) {
  if (node.nodeType === 'repeat-range:uncontrolled') {
    const first = pages.findIndex(({ top }) => top === node);
    return (
      <RepeatPage
        repeat={node}
        onOpen={(place) => turnTo(first + place)}
        onAdded={() => turnTo(at)}
        onRemoved={() => turnTo(at - 1)}
      />
    );
  }
  return (
    <>
      {node.nodeType === 'group' && <Title text={node.currentState.label} />}
      {node.nodeType === 'repeat-instance' && <PageHeading>{nameOf(node)}</PageHeading>}
      {shownNodes(node).map((item) => (
        <Question key={item.nodeId} node={item} checked={checked} />
      ))}
      {node.nodeType === 'repeat-instance' && <Removing node={node} onGone={() => turnTo(at)} />}
    </>
  );
}

function Title({ text }: { readonly text: MediaText | null }) {
  return text ? (
    <>
      <PageHeading>
        <RichText text={text} />
      </PageHeading>
      <LabelMedia text={text} />
    </>
  ) : null;
}

interface RemovingProps {
  readonly node: RepeatInstanceNode;
  readonly onGone: () => void;
}

function Removing({ node, onGone }: RemovingProps) {
  return (
    <div>
      <RemoveButton instance={node} onRemoved={onGone} />
    </div>
  );
}

function SummaryView({ pages, onChange }: Parameters<typeof Summary>[0]) {
  return (
    <>
      <PageHeading>{say('form-summary')}</PageHeading>
      <p class="lead">{say('form-summary-lead')}</p>
      <Summary pages={pages} onChange={onChange} />
    </>
  );
}

import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { language, say } from '../ui/words';
import { setFormLanguage } from './adapter';
import { type Filling, type FillingProps, useFilling } from './filling';
import { type Page, placeOf, shownNodes } from './pages';
import { Question } from './Question';
import { RichText } from './RichText';
import { Summary } from './Summary';

/** A form, one page after the other, with a summary at the end. */
export function FormPages(props: FillingProps) {
  const { form, hidden } = props;
  const filling = useFilling(props);
  const { pages, at, checked, unkept, turnTo, goOn } = filling;
  const page = pages[at];

  // Not an effect: the first painting is in the right language already.
  useMemo(() => setFormLanguage(form.root, language.value), [form.root, language.value]);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    goOn();
  }

  return (
    <form class="form" novalidate data-unkept={unkept} onSubmit={submit} onInput={filling.answered}>
      <Progress {...placeOf(form.root, hidden, page)} />
      {form.draftLost && <p class="note">{say('form-draft-lost')}</p>}
      {page ? (
        <FormPage key={page.reference} page={page} checked={checked} />
      ) : (
        <SummaryView pages={pages} onChange={turnTo} />
      )}
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

function Progress({ at, of }: { readonly at: number; readonly of: number }) {
  const bar = useRef<HTMLDivElement>(null);
  const done = of === 0 ? 1 : at / of;
  useEffect(() => bar.current?.style.setProperty('inline-size', `${done * 100}%`), [done]);
  const words = at < of ? say('form-progress', { page: at + 1, pages: of }) : say('form-check');
  return (
    <div class="progress">
      <p>{words}</p>
      <div class="progress-track">
        <div class="progress-done" ref={bar} />
      </div>
    </div>
  );
}

function FormPage({ page, checked }: { readonly page: Page; readonly checked: boolean }) {
  const label = page.node.nodeType === 'group' ? page.node.currentState.label : null;
  return (
    <>
      {label && (
        <PageHeading>
          <RichText text={label} />
        </PageHeading>
      )}
      {shownNodes(page.node).map((node) => (
        <Question key={node.nodeId} node={node} checked={checked} />
      ))}
    </>
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

import { say, showIsoDate, showIsoTime } from '../ui/words';
import type { AnyLeafNode } from './adapter';
import { answerText } from './answers';
import { type Page, questionsOn } from './pages';
import { RichText } from './RichText';
import { NoteWidget } from './widgets/NoteWidget';

interface Props {
  readonly pages: readonly Page[];
  readonly onChange: (page: number) => void;
}

const SHOWS = { date: showIsoDate, dateTime: showIsoTime };

/** Every answer in words, page by page, before it is saved for good. */
export function Summary({ pages, onChange }: Props) {
  return (
    <>
      {pages.map(({ node, reference }, index) => (
        <section key={reference} class="summary">
          <div class="summary-head">
            <h2>
              <RichText text={node.currentState.label} />
            </h2>
            <button type="button" class="button-quiet" onClick={() => onChange(index)}>
              {say('form-change')}
            </button>
          </div>
          <SummaryPage questions={questionsOn(node)} />
        </section>
      ))}
    </>
  );
}

function SummaryPage({ questions }: { readonly questions: readonly AnyLeafNode[] }) {
  const notes = questions.filter(isJobAid);
  return (
    <>
      <dl class="facts">
        {questions
          .filter(({ nodeType }) => nodeType !== 'note')
          .map((node) => (
            <div key={node.nodeId}>
              <dt>
                <RichText text={node.currentState.label} />
              </dt>
              <dd>{answerText(node, SHOWS) || say('form-no-answer')}</dd>
            </div>
          ))}
      </dl>
      {notes.map((node) => (
        <NoteWidget key={node.nodeId} node={node} />
      ))}
    </>
  );
}

/** Advice is worth reading twice; other notes are not. */
function isJobAid(node: AnyLeafNode): boolean {
  const appearances = Object.keys((node.appearances as object | null) ?? {});
  return node.nodeType === 'note' && appearances.some((name) => name.startsWith('job-aid'));
}

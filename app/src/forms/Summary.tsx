import { say } from '../ui/words';
import { type AnyLeafNode, isRepeat, type RepeatRangeNode } from './adapter';
import { answerText } from './answers';
import { type Page, questionsOn } from './pages';
import { RichText } from './RichText';
import { nameOf } from './repeats';
import { NoteWidget } from './widgets/NoteWidget';

interface Props {
  readonly pages: readonly Page[];
  readonly onChange: (page: number) => void;
}

/** Every answer in words, page by page, before it is saved for good. */
export function Summary({ pages, onChange }: Props) {
  return (
    <>
      {pages.map(({ node }, index) => (
        <section key={node.nodeId} class="summary" hidden={isRepeat(node) && !isEmpty(node)}>
          <div class="summary-head">
            <h2>
              {node.nodeType === 'repeat-instance' ? (
                nameOf(node)
              ) : (
                <RichText text={node.currentState.label} />
              )}
            </h2>
            <button type="button" class="button-quiet" onClick={() => onChange(index)}>
              {say('form-change')}
            </button>
          </div>
          {isRepeat(node) && <p>{say('form-repeat-none')}</p>}
          <SummaryPage questions={questionsOn(node)} />
        </section>
      ))}
    </>
  );
}

/** Those that are there have a section each. */
function isEmpty(repeat: RepeatRangeNode): boolean {
  return repeat.currentState.children.length === 0;
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
              <dd>{answerText(node) || say('form-no-answer')}</dd>
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

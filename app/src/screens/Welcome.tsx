import { useState } from 'preact/hooks';
import { type Link, linkIn } from '../sync/enrolment';
import { Icon } from '../ui/Icon';
import { say } from '../ui/words';
import { Alone } from './Alone';

interface Props {
  readonly onLink: (link: Link) => void;
  /** Why the last link did not work, in words. */
  readonly failure: string;
  /** Tries the last link again, where that can help. */
  readonly onAgain: (() => void) | null;
}

/** How to get in: by a link that is made for one person. */
export function Welcome({ onLink, failure, onAgain }: Props) {
  return (
    <Alone>
      <p class="alone-name">{say('app-name')}</p>
      <p class="lead">{say('app-motto')}</p>
      <h1>{say('welcome-title')}</h1>
      <p>{say('welcome-lead')}</p>
      <ol class="steps">
        <li>{say('welcome-step-ask')}</li>
        <li>{say('welcome-step-open')}</li>
      </ol>
      {failure !== '' && (
        <p class="note note-bad" role="alert">
          <Icon name="alert" />
          <span>{failure}</span>
        </p>
      )}
      {onAgain && (
        <button type="button" class="button button-main" onClick={onAgain}>
          {say('try-again')}
        </button>
      )}
      <PasteLink onLink={onLink} />
    </Alone>
  );
}

/** A link that came as a message. */
export function PasteLink({ onLink }: Pick<Props, 'onLink'>) {
  const [wrong, setWrong] = useState(false);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const link = linkIn(String(data.get('link')));
    setWrong(link === null);
    if (link !== null) onLink(link);
  }

  return (
    <form class="buttons" onSubmit={submit}>
      <div>
        <label class="question" for="link">
          {say('welcome-link')}
        </label>
        <input
          id="link"
          name="link"
          class="control"
          type="text"
          inputMode="url"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'link-fault' : undefined}
        />
        {wrong && (
          <p class="fault" id="link-fault" role="alert">
            <Icon name="alert" />
            <span>{say('welcome-not-a-link')}</span>
          </p>
        )}
      </div>
      <button type="submit" class="button button-main">
        {say('welcome-start')}
      </button>
    </form>
  );
}

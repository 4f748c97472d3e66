import { useState } from 'preact/hooks';
import { Icon } from '../ui/Icon';
import { PageHeading } from '../ui/PageHeading';
import { say } from '../ui/words';
import { endPractice, practise } from './opening';
import { useServices } from './services';

/** On every screen of practice: nobody may take its people for real ones. */
export function PracticeMark() {
  return useServices().practising ? (
    <aside class="practice-mark">
      <Icon name="info" />
      {say('practice-mark')}
    </aside>
  ) : null;
}

/** The way in, for whoever learns or teaches. */
export function ToPractice() {
  const services = useServices();
  const [busy, setBusy] = useState(false);

  function begin(): void {
    setBusy(true);
    void practise(services).finally(() => setBusy(false));
  }

  return (
    <section class="card card-pad stack">
      <button type="button" class="button" disabled={busy} onClick={begin}>
        <Icon name="star" />
        {say('practice-begin')}
      </button>
      <p class="quiet">{say('practice-lead')}</p>
    </section>
  );
}

/** What More shows in practice: the way out, first of all. */
export function InPractice() {
  const services = useServices();
  return (
    <>
      <PageHeading>{say('practice-title')}</PageHeading>
      <p>{say('practice-here')}</p>
      <button
        type="button"
        class="button button-main button-wide"
        onClick={() => void endPractice(services)}
      >
        <Icon name="signedOut" />
        {say('practice-end')}
      </button>
      <p class="quiet">{say('practice-end-lead')}</p>
    </>
  );
}

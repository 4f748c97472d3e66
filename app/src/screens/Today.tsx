import { PageHeading } from '../ui/PageHeading';
import { say, showLongDay } from '../ui/words';
import { Frame } from './Frame';
import { useStored } from './services';
import { Worklist, worklistWords } from './Worklist';

/** What to do now, the most urgent first. */
export function Today() {
  const worklist = useStored('worklist');
  return (
    <Frame title={say('app-name')}>
      <div class="page-head">
        <PageHeading>{say('menu-today')}</PageHeading>
        {worklist && <p class="lead">{showLongDay(worklist.today)}</p>}
        {worklist && worklist.tasks.length > 0 && <p>{worklistWords(worklist)}</p>}
      </div>
      {worklist && (
        <Worklist
          worklist={worklist}
          target={({ form, subject }) => ({ screen: 'form', form, about: subject })}
        />
      )}
    </Frame>
  );
}

import { Choice } from '../ui/Choice';
import { appLanguages, language, nameOfLanguage, say, speak } from '../ui/words';
import { useServices } from './services';

/** Languages whose words no speaker has reviewed yet. */
const UNREVIEWED = ['fr', 'sw'];

interface Props {
  /** What the programme speaks. */
  readonly languages: readonly string[];
}

export function LanguageChoice({ languages }: Props) {
  const { store } = useServices();
  const offered = [...new Set([...languages, ...appLanguages])];

  function choose(tag: string): void {
    void speak(tag);
    void store.call('chooseLanguage', tag);
  }

  return (
    <fieldset class="card card-pad stack" aria-labelledby="language-heading">
      <h2 id="language-heading">{say('more-language')}</h2>
      <div class="choices">
        {offered.map((tag) => (
          <Choice
            key={tag}
            name="language"
            value={tag}
            chosen={tag === language.value}
            onChoose={() => choose(tag)}
            lang={tag}
          >
            {nameOfLanguage(tag)}
          </Choice>
        ))}
      </div>
      {UNREVIEWED.includes(language.value) && <p class="quiet">{say('more-unreviewed')}</p>}
    </fieldset>
  );
}

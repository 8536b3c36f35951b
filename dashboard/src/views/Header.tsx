import { chooseLanguage, language, languageNames, words } from '../i18n/language';
import { route } from '../state/route';

export function Header() {
  const { nav } = words.value;
  const view = route.value.view === 'run' ? 'runs' : route.value.view;
  const parts = [
    { view: 'now', address: '#/', name: nav.now },
    { view: 'runs', address: '#/runs', name: nav.runs },
    { view: 'readings', address: '#/readings', name: nav.readings },
  ];
  return (
    <header class="top">
      <div class="top-row">
        <h1>
          <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="8" />
            <path d="M6 20c4 0 4-8 8-8s4 6 7 6 3-5 5-5" />
          </svg>
          Sipaku
        </h1>
        <nav aria-label={nav.label}>
          {parts.map((part) => (
            <a key={part.view} href={part.address} aria-current={part.view === view ? 'page' : undefined}>
              {part.name}
            </a>
          ))}
        </nav>
        <div class="languages" role="group" aria-label="Bahasa / Language">
          {languageNames.map(({ code, name }) => (
            <button key={code} type="button" lang={code} title={name} aria-label={`${code.toUpperCase()}, ${name}`} aria-pressed={language.value === code} onClick={() => chooseLanguage(code)}>
              {code.toUpperCase()}
            </button>
          ))}
        </div>
      </div>
    </header>
  );
}

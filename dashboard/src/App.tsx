import { useEffect, useRef } from 'preact/hooks';
import { reachable } from './api/http';
import { words } from './i18n/language';
import { failure } from './state/runs';
import { route } from './state/route';
import { KeyDialog } from './ui/KeyDialog';
import { Header } from './views/Header';
import { NowView } from './views/now/NowView';
import { ReadingsView } from './views/readings/ReadingsView';
import { RecordView } from './views/runs/RecordView';
import { RunsView } from './views/runs/RunsView';

export function App() {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(route.value);
  useEffect(() => {
    // Another view begins at its top, also for who reads with the keyboard.
    if (shown.current !== route.value) {
      shown.current = route.value;
      main.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  }, [route.value]);
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {words.value.skip}
      </a>
      <Header />
      <main ref={main} id="main" tabIndex={-1}>
        <View />
      </main>
      <Trouble />
      <KeyDialog />
    </>
  );
}

function View() {
  const place = route.value;
  switch (place.view) {
    case 'runs':
      return <RunsView />;
    case 'run':
      return <RecordView key={place.id} id={place.id} />;
    case 'readings':
      return <ReadingsView />;
    default:
      return <NowView />;
  }
}

/** Lies over the page, so that nothing moves when it comes and goes. */
function Trouble() {
  const text = !reachable.value ? words.value.notice.unreachable : failure.value === undefined ? '' : words.value.notice.failing(failure.value);
  return (
    <div class={text ? 'trouble shown' : 'trouble'} role="status">
      {text}
    </div>
  );
}

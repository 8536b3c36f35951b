import { effect, untracked } from '@preact/signals';
import { render } from 'preact';
import { keyGiven } from './api/key';
import { App } from './App';
import { endedRuns, failure, watchRuns } from './state/runs';
import { loadOverview } from './state/overview';
import { ApiError, UnreachableError } from './api/http';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/tables.css';
import './styles/now.css';
import './styles/charts.css';
import './styles/year.css';
import './styles/runs.css';

const again = 2_000;

async function show(): Promise<void> {
  try {
    await loadOverview();
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) {
      return;
    }

    failure.value = error instanceof UnreachableError ? undefined : (error as Error).message;
    setTimeout(() => void show(), again);
  }
}

effect(() => {
  void keyGiven.value;
  void untracked(watchRuns);
});

effect(() => {
  void keyGiven.value;
  void endedRuns.value;
  void untracked(show);
});

render(<App />, document.getElementById('app')!);

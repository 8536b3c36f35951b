import { batch, computed, signal } from '@preact/signals';
import { getRun, getRuns, startRun, steerRun, type RunAction } from '../api/endpoints';
import { ApiError, UnreachableError } from '../api/http';
import { keyState } from '../api/key';
import type { RunDetail, RunRecord, StartRequest } from '../api/types';
import { stateOf } from '../domain/runs';
import { isEnded } from '../domain/steps';

// Another tab, the command line or a timer may start a run, so that the list is asked as well while nothing runs.
const activeInterval = 1_000;
const idleInterval = 1_500;

/** The newest runs, the newest first; null where this version keeps no records. */
export const newestRuns = signal<RunRecord[] | null | undefined>(undefined);

/** The run under way, or the last one. */
export const currentRun = signal<RunDetail | undefined>(undefined);

/** Rises when a run has ended, so that what it changed is loaded again. */
export const endedRuns = signal(0);

/** What the API says where it answers with an error. */
export const failure = signal<string | undefined>(undefined);

export const activeRun = computed(() => {
  const detail = currentRun.value;
  return detail !== undefined && !isEnded(stateOf(detail)) ? detail : undefined;
});

let timer: ReturnType<typeof setTimeout> | undefined;
let looking: Promise<void> | undefined;

/** Looks now, and from then on. */
export async function watchRuns(): Promise<void> {
  clearTimeout(timer);
  looking ??= look().finally(() => {
    looking = undefined;
  });
  await looking;
  clearTimeout(timer);
  // A hidden tab asks for nothing; it looks as soon as it is seen again.
  if (!document.hidden && keyState.value === 'fine') {
    timer = setTimeout(() => void watchRuns(), activeRun.value ? activeInterval : idleInterval);
  }
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    void watchRuns();
  }
});

/** Starts a run and shows it; where one is under way, shows that one. */
export async function start(request: StartRequest): Promise<void> {
  let id: string | undefined;
  try {
    id = (await startRun(request)).id;
  } catch (error) {
    id = error instanceof ApiError && error.status === 409 ? idOf(error.body) : undefined;
    if (id === undefined) {
      throw error;
    }
  }

  currentRun.value = { record: { runId: id, state: 'Running', startedAt: new Date().toISOString() } };
  await watchRuns();
}

export async function steer(id: string, action: RunAction): Promise<void> {
  await steerRun(id, action);
  await watchRuns();
}

async function look(): Promise<void> {
  try {
    await (activeRun.value ? lookAtRun(activeRun.value.record.runId) : lookAtList());
    failure.value = undefined;
  } catch (error) {
    // Nobody answering is shown by itself, a refused key by the question for one.
    failure.value = error instanceof UnreachableError || (error instanceof ApiError && error.status === 401) ? undefined : (error as Error).message;
  }
}

async function lookAtList(): Promise<void> {
  // After the first look the runs of the newest one's day and later are enough: records are long.
  const page = await getRuns({ from: newestRuns.value?.[0]?.startedAt.slice(0, 10) });
  const run = page?.runs.find((candidate) => !isEnded(candidate.state)) ?? page?.runs[0];
  const known = currentRun.value?.record;
  const isNews = run !== undefined && (known?.runId !== run.runId || known.state !== run.state);
  const detail = isNews ? await getRun(run.runId) : currentRun.value;
  // Together, so that nobody sees that there are runs and none of them.
  batch(() => {
    newestRuns.value = page?.runs ?? null;
    currentRun.value = detail;
    if (isNews && known !== undefined && !activeRun.value) {
      endedRuns.value++;
    }
  });
}

async function lookAtRun(id: string): Promise<void> {
  currentRun.value = await getRun(id);
  if (!activeRun.value) {
    endedRuns.value++;
  }
}

function idOf(body: unknown): string | undefined {
  return typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string' ? body.id : undefined;
}

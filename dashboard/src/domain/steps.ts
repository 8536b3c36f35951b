import type { RunDetail, RunStep } from '../api/types';

/** The steps of a run in their order, as its status names them. */
const order = [
  'AcquireRun',
  'DumpSensorData',
  'BuildFeatures',
  'CheckDataQuality',
  'CheckTrainingData',
  'BacktestModel',
  'TrainModel',
  'DeployEndpoint',
  'PredictNextDay',
  'StoreForecastDay',
  'PublishForecast',
];

export type StepState = 'Waiting' | RunStep['state'] | 'Left';

export interface StepView {
  name: string;
  state: StepState;
  startedAt?: string | undefined;
  endedAt?: string | undefined;
}

/** The steps of a run: those of its record, those that its status implies, and those to come. */
export function stepsOf({ record, live }: RunDetail): StepView[] {
  const recorded = new Map((record.steps ?? []).map((step) => [step.name, step]));
  const status = live?.customStatus;
  const current = status?.number ?? 0;
  const ended = isEnded(record.state);
  // A version that had fewer steps took all that it had.
  const names = namesOf(record.steps ?? []).filter((name) => record.state !== 'Published' || !record.steps || recorded.has(name));
  return names.map((name, index) => {
    const step = recorded.get(name);
    if (step) {
      return { name, state: step.state, startedAt: step.startedAt, endedAt: step.endedAt };
    }

    return { name, state: record.steps ? (ended ? 'Left' : 'Waiting') : implied(index + 1, current, ended) };
  });
}

export function isEnded(state: string): boolean {
  return state !== 'Running' && state !== 'Suspended';
}

/** Whether a run has come as far as a step. */
export function hasReached(detail: RunDetail, name: string): boolean {
  const step = stepsOf(detail).find((candidate) => candidate.name === name);
  return step !== undefined && step.state !== 'Waiting' && step.state !== 'Left';
}

// Steps that this page has never heard of stand after the one that they followed.
function namesOf(steps: RunStep[]): string[] {
  const names = [...order];
  steps.forEach((step, index) => {
    if (!names.includes(step.name)) {
      const before = steps[index - 1]?.name;
      names.splice(before === undefined ? 0 : names.indexOf(before) + 1, 0, step.name);
    }
  });
  return names;
}

function implied(number: number, current: number, ended: boolean): StepState {
  return number < current ? 'Done' : number > current ? (ended ? 'Left' : 'Waiting') : ended ? 'Done' : 'Running';
}

import { signal } from '@preact/signals';
import { learnClock } from './clock';
import { readKey, refuseKey } from './key';

/** An answer that is no success, with the line that it gives. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly body?: unknown,
  ) {
    super(message);
  }
}

/** Nobody answered. */
export class UnreachableError extends Error {}

/** Whether the last request was answered. */
export const reachable = signal(true);

// The page may lie below a path of a proxy's: what comes before its own name is where the API is.
const root = location.pathname.replace(/dashboard\/?$/, '');

export type Query = Record<string, string | number | boolean | undefined>;

export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return send<T>(path, query, signal ? { signal } : {});
}

export function post<T>(path: string, body?: Blob | object, query: Query = {}): Promise<T> {
  const headers = body instanceof Blob ? { 'Content-Type': 'application/octet-stream' } : { 'Content-Type': 'application/json' };
  return send<T>(path, query, { method: 'POST', headers, body: body instanceof Blob ? body : JSON.stringify(body ?? {}) });
}

async function send<T>(path: string, query: Query, init: RequestInit): Promise<T> {
  const headers = new Headers(init.headers);
  const key = readKey();
  if (key !== null) {
    headers.set('x-functions-key', key);
  }

  const answer = await reach(root + path + text(query), { ...init, headers });
  learnClock(answer);
  const body = await readBody(answer);
  if (answer.ok) {
    return body as T;
  }

  if (answer.status === 401 && key === readKey()) {
    refuseKey();
  }

  throw new ApiError(answer.status, errorOf(body) ?? `${answer.status} ${answer.statusText}`.trim(), body);
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(address, { ...init, cache: 'no-store' });
    reachable.value = true;
    return answer;
  } catch (error) {
    if (init.signal?.aborted) {
      throw error;
    }

    reachable.value = false;
    throw new UnreachableError(String(error));
  }
}

async function readBody(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return undefined;
  }
}

function errorOf(body: unknown): string | undefined {
  return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string' ? body.error : undefined;
}

function text(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { ApiError } from '../api/http';
import { keyGiven } from '../api/key';

/** The width of an element, kept current; 0 before it is known. */
export function useWidth<T extends HTMLElement>(): [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const watched = element.current!;
    setWidth(watched.clientWidth);
    const observer = new ResizeObserver(() => setWidth(watched.clientWidth));
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}

/** Renders again every second while it is wanted. */
export function useSeconds(wanted: boolean): void {
  const [, setTick] = useState(0);
  useEffect(() => {
    if (!wanted) {
      return undefined;
    }

    const timer = setInterval(() => setTick((tick) => tick + 1), 1000);
    return () => clearInterval(timer);
  }, [wanted]);
}

export interface Loaded<T> {
  /** What was loaded last; kept while it is loaded again. */
  value?: T;
  /** Why it could not be loaded; a refused key is asked for, not told. */
  error?: string | undefined;
  /** Whether the answer for what is asked now is there. */
  settled: boolean;
}

/** Loads again whenever what it depends on changes, or a key was given. */
export function useLoaded<T>(load: () => Promise<T>, dependencies: unknown[]): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ settled: false });
  useEffect(() => {
    let wanted = true;
    setLoaded(({ value }) => (value === undefined ? { settled: false } : { value, settled: false }));
    load().then(
      (value) => wanted && setLoaded({ value, settled: true }),
      (error: Error) =>
        wanted &&
        setLoaded(({ value }) => ({
          ...(value === undefined ? {} : { value }),
          error: error instanceof ApiError && error.status === 401 ? undefined : error.message,
          settled: !(error instanceof ApiError && error.status === 401),
        })),
    );
    return () => {
      wanted = false;
    };
  }, [...dependencies, keyGiven.value]);
  return loaded;
}

import { signal } from '@preact/signals';

/** Where the reader is; in the fragment, so that it can be bookmarked and never reaches a server. */
export type Route = { view: 'now' } | { view: 'runs' } | { view: 'run'; id: string } | { view: 'readings' };

function parse(hash: string): Route {
  const [view, id] = hash.replace(/^#\/?/, '').split('/');
  switch (view) {
    case 'runs':
      return id ? { view: 'run', id: decodeURIComponent(id) } : { view: 'runs' };
    case 'readings':
      return { view: 'readings' };
    default:
      return { view: 'now' };
  }
}

export const route = signal<Route>(parse(location.hash));

addEventListener('hashchange', () => {
  route.value = parse(location.hash);
});

export const runAddress = (id: string): string => `#/runs/${encodeURIComponent(id)}`;

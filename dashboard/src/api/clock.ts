// Elapsed time is told by the server's clock, which may differ from that of the browser's machine.
let ahead = 0;

/** Learns from an answer how far the server's clock is ahead. */
export function learnClock(answer: Response): void {
  const date = Date.parse(answer.headers.get('Date') ?? '');
  if (!Number.isNaN(date) && Math.abs(date - Date.now()) > 2_000) {
    ahead = date - Date.now();
  }
}

/** The server's time in milliseconds. */
export function serverNow(): number {
  return Date.now() + ahead;
}

const leastMs = 60_000;
/** A weak mobile line: 1.6 Mbit/s. */
const bytesPerMs = 200;
/** As long as Node waits for any request. */
const mostMs = 300_000;

/** How long, in milliseconds, so many bytes may be under way before the line is cut: what waits holds memory. */
export const patienceMs = (bytes: number): number => Math.min(mostMs, leastMs + bytes / bytesPerMs);

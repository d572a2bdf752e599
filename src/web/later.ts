/** Does the work after so many milliseconds unless what it answers is called first. Passed in, so that no test waits. */
export type Later = (ms: number, work: () => void) => () => void;

export const systemLater: Later = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

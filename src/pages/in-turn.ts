import type { RequestHandler } from 'express';

export interface Line {
  /** So many are worked on together. */
  readonly atOnce: number;
  /** Who takes longer, for a file or a key, no longer keeps others waiting. */
  readonly longestMs: number;
  /** So many may wait. */
  readonly longestQueue: number;
}

/**
 * Lets requests in in the order they came, each in a turn of the event loop of its own, so that a flood of them keeps
 * neither the loop nor the database from what else comes. To be put after the form was read: who sends it slowly must
 * hold no place.
 * @param crowded ends a request for which there is no room
 */
export function inTurn(
  { atOnce, longestMs, longestQueue }: Line,
  crowded: RequestHandler = (_req, res) => void res.sendStatus(503),
): RequestHandler {
  let inside = 0;
  const waiting: (() => void)[] = [];
  const letIn = () => {
    const enter = inside < atOnce ? waiting.shift() : undefined;
    if (!enter) return;
    inside += 1;
    setImmediate(enter);
  };
  const leave = () => {
    inside -= 1;
    letIn();
  };
  return (req, res, next) => {
    if (waiting.length >= longestQueue) return crowded(req, res, next);
    waiting.push(() => {
      // Gone while it waited.
      if (res.closed) return leave();
      const patience = setTimeout(() => out(), longestMs).unref();
      const out = once(() => {
        clearTimeout(patience);
        leave();
      });
      res.once('close', out);
      next();
    });
    letIn();
  };
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}

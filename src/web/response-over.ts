import type { Response } from 'express';

export const isOver = (res: Response): boolean => res.closed || res.req.socket.destroyed;

/**
 * Does it once, when the response went out whole or was given up. A response that waits behind another one of its
 * connection never says that it is over when the connection breaks: only the connection does.
 */
export function onceOver(res: Response, work: () => void): void {
  if (isOver(res)) {
    work();
    return;
  }
  const { socket } = res.req;
  const over = () => {
    res.off('close', over);
    socket.off('close', over);
    work();
  };
  res.once('close', over);
  socket.once('close', over);
}

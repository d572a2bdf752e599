type Close = () => Promise<void>;

/** What a run has open. Whatever ends the run, all of it is closed, the last opened first. */
const open: Close[] = [];

/** Remembers how to close something, and answers a function that closes it now, once. */
export function closeAtEnd(close: Close): Close {
  const once = async () => {
    const at = open.indexOf(once);
    if (at < 0) return;
    open.splice(at, 1);
    await close();
  };
  open.push(once);
  return once;
}

export async function closeAll(): Promise<void> {
  for (let close = open.at(-1); close; close = open.at(-1)) await close();
}

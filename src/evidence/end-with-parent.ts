// In a thread of its own, for work may keep the others of its process from seeing that nobody waits for it any more.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 1_000);

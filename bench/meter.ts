import { readFileSync } from 'node:fs';

const msPerTick = 10;
const kibiPerMebi = 1024;

/** Processor time a process has used so far, in milliseconds; NaN on systems without /proc. */
export function cpuMs(pid: number): number {
  // The name, in brackets, may hold spaces: what is counted stands behind it.
  const fields = (read(pid, 'stat').split(') ')[1] ?? '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * msPerTick;
}

/** Memory of a process that is in RAM, in MiB; NaN on systems without /proc. */
export function residentMb(pid: number): number {
  const [, kibi] = /^VmRSS:\s+(\d+) kB$/m.exec(read(pid, 'status')) ?? [];
  return Number(kibi) / kibiPerMebi;
}

function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import type { Knowledge } from '../../src/knowledge/understanding.ts';
import { loadOffice } from '../../src/office/load-office.ts';
import { workingCalendar } from '../../src/tickets/working-days.ts';
import { webRouter } from '../../src/web/router.ts';
import { sampleKnowledge } from './sample-content.ts';

/** The public pages of the sample office, or of another content, on a port of their own. */
export async function webPages(
  settings: { knowledge?: () => Knowledge; deadLinks?: readonly string[] } = {},
) {
  const lines: string[] = [];
  const logger = pino(
    { level: 'trace' },
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const app = express().use(
    webRouter({
      office: loadOffice('office'),
      calendar: workingCalendar({ closesAt: '16:30', extraHolidays: [], notHolidays: [] }),
      knowledge: settings.knowledge ?? sampleKnowledge,
      isDead: (url) => settings.deadLinks?.includes(url) ?? false,
      clock: () => new Date('2026-11-23T03:00:00Z'),
      logger,
      publicUrl: 'https://desk.example',
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    base,
    /** Everything logged, a line each. */
    logged: lines as readonly string[],
    get: (path: string) => fetch(base + path, { redirect: 'manual' }),
    async reads(path: string) {
      return (await fetch(base + path)).text();
    },
    asks: (q: string) => fetch(`${base}/services`, { method: 'POST', body: new URLSearchParams({ q }) }),
    closes: () => new Promise((resolve) => server.close(resolve)),
  };
}

import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import type { Clock } from '../../src/clock.ts';
import type { Knowledge } from '../../src/knowledge/understanding.ts';
import { loadOffice } from '../../src/office/load-office.ts';
import { workingCalendar } from '../../src/tickets/working-days.ts';
import type { ReporterDesk } from '../../src/tips/desks.ts';
import { lockBox } from '../../src/vault/lock-box.ts';
import type { WebDeps } from '../../src/web/deps.ts';
import { webRouter } from '../../src/web/router.ts';
import { memoryTipDesk } from './memory-tip-desk.ts';
import { sampleKnowledge } from './sample-content.ts';

export interface WebSettings {
  readonly knowledge?: () => Knowledge;
  readonly deadLinks?: readonly string[];
  readonly desk?: ReporterDesk;
  readonly usedOnce?: WebDeps['usedOnce'];
  readonly clock?: Clock;
  readonly publicUrl?: string;
}

/** The public pages of the sample office, or of another content, on a port of their own. */
export async function webPages(settings: WebSettings = {}) {
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
  const clock = settings.clock ?? (() => new Date('2026-11-23T03:00:00Z'));
  const box = lockBox(randomBytes(32));
  const newId = randomUUID;
  const app = express().set('trust proxy', 'loopback');
  app.use(
    webRouter({
      office: loadOffice('office'),
      calendar: workingCalendar({ closesAt: '16:30', extraHolidays: [], notHolidays: [] }),
      knowledge: settings.knowledge ?? sampleKnowledge,
      isDead: (url) => settings.deadLinks?.includes(url) ?? false,
      clock,
      logger,
      publicUrl: settings.publicUrl ?? 'https://desk.example',
      desk: settings.desk ?? memoryTipDesk(clock, [{ username: 'prasert', name: 'ประเสริฐ รักดี' }]),
      usedOnce: settings.usedOnce ?? usedInMemory(),
      box,
      newId,
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    base,
    /** What its forms are locked with. */
    keys: { box, clock, newId },
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

function usedInMemory(): WebDeps['usedOnce'] {
  const takers = new Map<string, string>();
  return {
    async take(id, taker) {
      if (!takers.has(id)) takers.set(id, taker);
      return takers.get(id) === taker;
    },
  };
}

import { join } from 'node:path';
import { startBot } from './bots.ts';
import { databases, desksFolder, openDesks, sizeMb } from './desks.ts';
import { type Figure, figure, median } from './figure.ts';
import type { Flags } from './flags.ts';
import { residentMb } from './meter.ts';
import { type PageUnderTest, pagesUnderTest } from './page-list.ts';
import { type Reader, signIn } from './reader.ts';
import type { Population } from './ticket-document.ts';

interface Side {
  readonly reader: Reader;
  readonly desk: Population;
}

const pageAim = { atMost: 1.5 };

/** The console's pages with very many tickets against those with few, one request at a time. */
export async function measurePages(flags: Flags, say: (line: string) => void): Promise<Figure[]> {
  const desks = await openDesks(flags, say);
  const start = (desk: keyof typeof databases) =>
    startBot('product', {
      mongodbUri: desks.engine.uriOf(databases[desk]),
      dataDir: join(flags.folder, 'pages'),
      ...(flags.isProfiled && desk === 'many' ? { profiles: join(flags.folder, 'profiles') } : {}),
    });
  const apps = { few: await start('few'), many: await start('many') };
  const few: Side = { reader: await signIn(apps.few.url), desk: desks.few };
  const many: Side = { reader: await signIn(apps.many.url), desk: desks.many };
  const { rounds, requests } = flags.scale.pages;
  const figures: Figure[] = [];
  for (const page of pagesUnderTest) {
    say(`pages: ${page.name}`);
    await readBoth(few, many, page, 0, 2);
    const pairs = [];
    for (let round = 1; round <= rounds; round += 1)
      pairs.push(await readBoth(few, many, page, round * requests, requests));
    figures.push(figure(`${page.name}: many tickets / few`, pairs, pageAim));
  }
  const memory = { base: residentMb(apps.few.pid), value: residentMb(apps.many.pid) };
  for (const { reader } of [few, many]) reader.close();
  for (const app of [apps.few, apps.many]) await app.stop();
  await desks.engine.close();
  say(`${desks.many.count} tickets take ${sizeMb(desksFolder(flags))} MB on disk`);
  return [...figures, figure('memory of the app after all pages: many tickets / few', [memory])];
}

/** Reads a page several times from both sides, in turn; the median of each, in milliseconds. */
async function readBoth(few: Side, many: Side, page: PageUnderTest, from: number, requests: number) {
  const times: { base: number[]; value: number[] } = { base: [], value: [] };
  for (let request = from; request < from + requests; request += 1) {
    times.base.push(await few.reader.read(page.path(few.desk, request)));
    times.value.push(await many.reader.read(page.path(many.desk, request)));
  }
  return { base: median(times.base), value: median(times.value) };
}

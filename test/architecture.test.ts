import * as rules from './helpers/architecture-rules.ts';
import { readSources, type SourceFile } from './helpers/source-files.ts';

const product = readSources('src', 'flex-templates');
const tests = readSources('test').filter(({ path }) => /\.test\.tsx?$/.test(path));

const file = (path: string, text = ''): SourceFile => ({ path, text });
const importing = (path: string, from: string) => file(path, `import { x } from '${from}';\n`);

interface Example {
  rule: rules.Rule;
  /** Each makes one breach, alone or as several files together. */
  breaches: (SourceFile | SourceFile[])[];
  allowed: SourceFile[];
}

const examples: Record<string, Example> = {
  'a subject knows no door, no Express, LINE or MongoDB': {
    rule: rules.subjectsKnowNoOutsideWorld,
    breaches: [
      importing('src/tickets/assign.ts', '../mongo/ticket-store.ts'),
      importing('src/bot/turn.ts', '../../flex-templates/menu.ts'),
      importing('src/staff/may.ts', 'express'),
      file('src/bot/reply.ts', "import type {\n  messagingApi,\n} from '@line/bot-sdk';"),
      file('src/vault/keys.ts', "const { open } = await import('mongodb/lib/db.js');"),
    ],
    allowed: [importing('src/bot/turn.ts', '../tickets/ticket.ts'), importing('src/tickets/sla.ts', 'dayjs')],
  },
  'a door knows no other door': {
    rule: rules.doorsKnowNoOtherDoor,
    breaches: [
      importing('src/line/inbox.ts', '../mongo/inbox-store.ts'),
      file('src/console/router.ts', "export * from '../web/router.ts';"),
    ],
    allowed: [
      importing('src/mongo/embedded/host.ts', '../connect.ts'),
      importing('src/main.ts', './mongo/connect.ts'),
    ],
  },
  'nothing but main, demo, cli, config and product imports one of them': {
    rule: rules.onlyKnotsImportKnots,
    breaches: [
      importing('src/line/client.ts', '../config.ts'),
      importing('src/tickets/assign.ts', '../cli/staff.ts'),
    ],
    allowed: [importing('src/main.ts', './config.ts'), importing('src/demo.ts', './app.ts')],
  },
  'a Flex template takes types, words and other templates': {
    rule: rules.templatesAreViewsAlone,
    breaches: [
      importing('flex-templates/menu.ts', '@line/bot-sdk'),
      importing('flex-templates/menu.ts', '../src/tickets/status.ts'),
      file('flex-templates/menu.ts', "import type { Quota } from '../src/line/quota.ts';"),
    ],
    allowed: [
      file('flex-templates/menu.ts', "import type { messagingApi } from '@line/bot-sdk';"),
      file('flex-templates/menu.ts', "import type { Ticket } from '../src/tickets/ticket.ts';"),
      importing('flex-templates/menu.ts', '../src/text/bot.ts'),
      importing('flex-templates/menu.ts', './row.ts'),
    ],
  },
  'only config.ts and the embedded engine read the environment': {
    rule: rules.onlyConfigReadsTheEnvironment,
    breaches: [
      file('src/logger.ts', 'process.env.LOG_LEVEL'),
      file('src/app.ts', 'const { env } = process.env;'),
    ],
    allowed: [
      file('src/config.ts', 'parse(process.env)'),
      file('src/mongo/embedded/host.ts', 'process.env.HOME'),
    ],
  },
  'Thai stands in src/text alone': {
    rule: rules.thaiStandsInTextAlone,
    breaches: [file('src/bot/menu.ts', "label: 'เมนู'"), file('flex-templates/menu.ts', '// ๑')],
    allowed: [file('src/text/bot.ts', "'เมนู'"), file('src/knowledge/words.ts', '/[\\u0E00-\\u0E7F]/')],
  },
  'a file is named after what it does': {
    rule: rules.filesAreNamedAfterSomething,
    breaches: [
      file('src/line/utils.ts'),
      file('src/tickets/ticket-service.ts'),
      file('src/common/dates.ts'),
      file('src/web/form.helper.ts'),
    ],
    allowed: [file('src/web/pages/services.tsx'), file('src/tickets/open-ticket.ts')],
  },
  'no folders import one another in a circle': {
    rule: rules.foldersFormNoCircle,
    breaches: [
      [importing('src/web/router.ts', '../staff/may.ts'), importing('src/staff/may.ts', '../web/form.ts')],
      [
        importing('src/bot/turn.ts', '../tickets/ticket.ts'),
        importing('src/tickets/track.ts', '../text/bot.ts'),
        importing('src/text/bot.ts', '../bot/flow.ts'),
      ],
    ],
    allowed: [
      importing('src/bot/turn.ts', '../tickets/ticket.ts'),
      importing('src/bot/flows/tip.ts', '../flow.ts'),
      importing('src/bot/ask.ts', '../text/bot.ts'),
      file('src/text/bot.ts', "import type { StepName } from '../bot/flows.ts';"),
    ],
  },
};

describe.each(Object.entries(examples))('%s', (_, { rule, breaches, allowed }) => {
  test('holds in the product', () => {
    expect(rule(product)).toEqual([]);
  });

  test('a breach is found', () => {
    for (const planted of breaches) expect(rule([planted].flat())).toHaveLength(1);
  });

  test('what is allowed is left alone', () => {
    expect(rule(allowed)).toEqual([]);
  });
});

describe('every test is run', () => {
  test('holds in the tests', () => {
    expect(rules.noTestIsLeftOut(tests)).toEqual([]);
  });

  test.each(['test.sk' + 'ip(', 'describe.on' + 'ly(', 'it.to' + 'do(', 'x' + 'it('])(
    '%s is found',
    (call) => {
      expect(rules.noTestIsLeftOut([file('test/menu.test.ts', `  ${call}'a', () => {});`)])).toHaveLength(1);
    },
  );
});

test('the product is read at all', () => {
  expect(product.map(({ path }) => path)).toContain('src/clock.ts');
});

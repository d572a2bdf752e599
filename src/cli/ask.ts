import { readFileSync } from 'node:fs';
import { loadOfficeDir } from '../config.ts';
import { buildKnowledge } from '../knowledge/build-knowledge.ts';
import { wantNamer } from '../knowledge/intent-name.ts';
import { judge, readUtterances, scoreOf } from '../knowledge/score.ts';
import type { Knowledge } from '../knowledge/understanding.ts';
import { loadContent } from '../office/load-content.ts';
import { loadOffice } from '../office/load-office.ts';
import { askUsage, readAskCommand } from './ask-command.ts';
import { askOne, writeAsked, writeScore, writeWrong } from './ask-report.ts';
import { linesOf } from './lines-of.ts';

const failed = 1;
const wrongUse = 2;
const warmingAsks = 40;
const now = () => performance.now();
const say = (words: string) => process.stdout.write(`${words}\n`);

/** The first questions of a process take longest; a bot that has been running for a while is what is timed. */
function warmUp({ content, understand }: Knowledge): void {
  for (const { asks } of content.intents) {
    for (const ask of asks.slice(0, warmingAsks)) understand(ask);
  }
}

async function answer(knowledge: Knowledge, isJson: boolean): Promise<void> {
  const name = wantNamer(knowledge.content);
  for await (const line of linesOf(process.stdin)) {
    const asked = askOne(line, knowledge, name, now);
    say(isJson ? JSON.stringify(asked) : writeAsked(asked));
  }
}

function score(knowledge: Knowledge, file: string, withWrong: boolean): void {
  const judged = judge(knowledge, readUtterances(readFileSync(file, 'utf8')), now);
  say(writeScore(scoreOf(judged)));
  if (withWrong) say(writeWrong(judged));
}

async function main(): Promise<number> {
  const command = readAskCommand(process.argv.slice(2));
  if (!command) {
    process.stderr.write(`${askUsage}\n`);
    return wrongUse;
  }
  const folder = loadOfficeDir();
  const knowledge = buildKnowledge(loadContent(folder, loadOffice(folder)));
  warmUp(knowledge);
  if (command.what === 'score') score(knowledge, command.file, command.withWrong);
  else await answer(knowledge, command.isJson);
  return 0;
}

// Whoever reads may stop early, as `head` does.
process.stdout.on('error', () => process.exit(0));
try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = failed;
}

import { writeFile } from 'node:fs/promises';
import { loadLineApiConfig } from '../config.ts';
import { OperatorError } from '../errors.ts';
import { richMenuApi } from '../line/rich-menu/api.ts';
import { drawRichMenu } from '../line/rich-menu/picture.ts';
import { removeRichMenu, setRichMenu } from '../line/rich-menu/set-rich-menu.ts';
import { tellFault } from './command-line.ts';
import { readRichMenuCommand, usage } from './rich-menu-command.ts';

async function main(): Promise<string> {
  const command = readRichMenuCommand(process.argv.slice(2));
  switch (command.what) {
    case 'draw':
      return await draw(command.file);
    case 'set':
      return await set();
    case 'remove':
      return await remove();
    default:
      return command satisfies never;
  }
}

async function draw(file: string): Promise<string> {
  const picture = await drawRichMenu();
  try {
    await writeFile(file, picture);
  } catch (error) {
    throw new OperatorError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  return `Drew the rich menu into ${file} (${Math.ceil(picture.length / 1024)} kB).`;
}

async function set(): Promise<string> {
  const { isNew, deleted } = await setRichMenu(richMenuApi(loadLineApiConfig()), await drawRichMenu());
  const others = deleted > 0 ? ` Deleted ${deleted} older.` : '';
  if (isNew) return `The rich menu is set; villagers see it when they next open the chat.${others}`;
  return `The rich menu is set already, with this picture and these areas; it stays.${others}`;
}

async function remove(): Promise<string> {
  const deleted = await removeRichMenu(richMenuApi(loadLineApiConfig()));
  return deleted > 0
    ? 'Took the rich menu off.'
    : 'There is no rich menu of this product; nothing was changed.';
}

try {
  process.stdout.write(`${await main()}\n`);
} catch (error) {
  // A call that was given up may still be open and would keep the process waiting for it.
  process.exit(tellFault(error, usage));
}

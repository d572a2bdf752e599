import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Secret, TOTP } from 'otpauth';
import { systemClock } from './clock.ts';
import { fixTimeZone, loadConfig, loadDemoConfig } from './config.ts';
import { richMenuApi } from './line/rich-menu/api.ts';
import { drawRichMenu } from './line/rich-menu/picture.ts';
import { setRichMenu } from './line/rich-menu/set-rich-menu.ts';
import { startLocalLine } from './local-line/local-line.ts';
import { createLogger } from './logger.ts';
import { type Product, startProduct } from './product/product.ts';
import { runUntilTold } from './product/run-until-told.ts';
import { addStaff } from './staff/add-staff.ts';
import { passwordKeeper } from './staff/password.ts';
import { demoNames } from './text/demo.ts';
import { passwordKeys } from './vault/password-key.ts';

fixTimeZone();

const folder = '.demo';
const say = (line: string) => process.stdout.write(`${line}\n`);

await runUntilTold(async () => {
  const { chatPort, handOn } = loadDemoConfig();
  // Each demo begins anew: its villagers live in memory only.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const channel = { channelSecret: secret(), channelAccessToken: secret() };
  const line = await startLocalLine({ ...channel, port: chatPort });
  const config = loadConfig({
    // Whoever tries the demo sits at this machine, so that its own address leads somewhere.
    PUBLIC_URL: `http://127.0.0.1:${handOn.PORT ?? 8080}`,
    ...handOn,
    LINE_CHANNEL_SECRET: channel.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: channel.channelAccessToken,
    LINE_API_BASE_URL: line.url,
    LINE_DATA_API_BASE_URL: line.url,
    DATA_DIR: join(folder, 'data'),
    SECRETS_DIR: join(folder, 'secrets'),
  });
  const product = await startProduct(config, { logger: createLogger(config.logLevel), say });
  line.setWebhookUrl(`${product.url}/webhook`);
  await setRichMenu(richMenuApi(config), await drawRichMenu());
  line.addVillager({ displayName: demoNames.villager });
  const password = await addAccounts(product);
  tell(line.url, product.url, password);
  tellCodes();
  return {
    engineLost: product.engineLost,
    async close() {
      say('Closing the demo …');
      await line.close();
      await product.close();
    },
  };
});

function secret(): string {
  return randomBytes(16).toString('hex');
}

async function addAccounts({ stores }: Product): Promise<string> {
  const password = `demo-${randomBytes(4).toString('hex')}`;
  const deps = {
    staff: stores.staff,
    passwords: passwordKeeper(),
    keys: passwordKeys(),
    clock: systemClock,
  };
  const accounts = [
    { username: 'officer', name: demoNames.officer, role: 'officer' },
    { username: 'tips', name: demoNames.tips, role: 'tip-officer' },
    { username: 'admin', name: demoNames.admin, role: 'admin' },
  ] as const;
  for (const account of accounts) await addStaff(deps, { ...account, password, isTemporary: false });
  return password;
}

function tell(chat: string, desk: string, password: string): void {
  say('');
  say(`  Chat as a villager     ${chat}/chat`);
  say(`  Console for officers   ${desk}/console`);
  say(`  Sign in as             officer (tickets), tips (corruption tips), admin (accounts)`);
  say(`  Password               ${password}`);
  say('  Tips ask for a code from an authenticator app. Without one, type here the secret that');
  say('  the page shows: this answers its code of the moment. Enter alone says the next one.');
  say('');
  say('  Ctrl-C stops it. Everything it keeps is in the folder .demo, made anew at each start.');
}

/** Stands in for the app on a tip officer's phone. */
function tellCodes(): void {
  let totp: TOTP | undefined;
  createInterface({ input: process.stdin }).on('line', (typed) => {
    const secret = typed.replaceAll(' ', '').toUpperCase();
    if (/^[A-Z2-7]{16,}$/.test(secret)) totp = new TOTP({ secret: Secret.fromBase32(secret) });
    if (totp) say(`  Code                   ${totp.generate()}`);
  });
}

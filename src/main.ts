import { fixTimeZone, loadConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { startProduct } from './product/product.ts';
import { runUntilTold } from './product/run-until-told.ts';

fixTimeZone();

await runUntilTold(async () => {
  const config = loadConfig();
  const logger = createLogger(config.logLevel);
  const product = await startProduct(config, { logger, say: (line) => process.stderr.write(`${line}\n`) });
  logger.info({ port: new URL(product.url).port }, 'ready');
  return product;
});

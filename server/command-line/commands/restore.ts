import { resolve } from 'node:path';
import { z } from 'zod';
import { describeRows } from '#server/db/backup/backup-format.ts';
import { checkBackup } from '#server/db/backup/read-backup.ts';
import { restoreEmbedded } from '#server/db/backup/restore-embedded.ts';
import { refuseNewerBackup } from '#server/db/backup/restore-rows.ts';
import { restoreServer } from '#server/db/backup/restore-server.ts';
import { emptyDatabase, makeDataFolder } from '#server/db/open-configured-database.ts';
import { defineOfflineCommand } from '../command.ts';

export const restore = defineOfflineCommand({
  name: 'restore',
  usage: '--from FILE [--force]',
  summary:
    'Makes a database of a backup, while no server runs: the embedded one, or that of DATABASE_URL; the backup may be\n' +
    '      of either. --force moves a database that is there aside. Everybody signs in again afterwards.',
  args: z.object({ from: z.string().min(1, 'a file is needed'), force: z.boolean().default(false) }),
  options: ['from'],
  flags: ['force'],

  async runOffline(env, { from, force }) {
    const file = resolve(from);
    // All of it before anything is touched.
    const { header, takenAt, rows } = await checkBackup(file);
    refuseNewerBackup(file, header);
    const options = { file, force, now: new Date(), template: emptyDatabase() };
    await makeDataFolder(env.DATA_DIR);
    const movedTo = env.DATABASE_URL
      ? await restoreServer(env.DATABASE_URL, options)
      : await restoreEmbedded(env.DATA_DIR, options);
    const where = env.DATABASE_URL ? `schema ${movedTo}` : movedTo;
    const aside = movedTo ? `\nWhat was there before is kept as ${where}.` : '';
    return {
      text: `Restored the backup of ${takenAt}: ${describeRows(rows)}.${aside}`,
      json: { from: file, takenAt, rows, movedTo },
    };
  },
});

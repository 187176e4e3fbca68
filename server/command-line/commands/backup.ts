import { z } from 'zod';
import { backupName } from '#server/db/backup/backup-format.ts';
import { defineCommand } from '../command.ts';

export const backup = defineCommand({
  name: 'backup',
  usage: '[--to FILE]',
  summary:
    'Writes all of the database into a file, beside a running server too; without --to into DATA_DIR/backups.\n' +
    '      The file holds every board and the hashes of passwords: keep it as you keep the database.',
  args: z.object({ to: z.string().min(1, 'a file is needed').optional() }),
  options: ['to'],

  async run(services, { to }, io) {
    const at = new Date();
    const { path, size } = await io.writeFile(to, backupName('quarterdeck', at), services.backup(at));
    return { text: `Backed up into ${path} (${(size / 1024).toFixed(0)} kB).`, json: { file: path, bytes: size } };
  },
});

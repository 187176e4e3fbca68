import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { HANDSHAKE_STEPS } from '#shared/dependencies/handshake.ts';

const stepSchema = z.object({
  id: z.string().min(1).max(64),
  step: z.enum(HANDSHAKE_STEPS),
  day: z.string().max(10),
  reason: z.string().max(10_000),
});

/** Takes a step of a dependency's hand-shake, for pages that don't have the board open. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { access, handshakes } = context.services;
  const { board, session } = await access.requireBoard(context.session, params.boardId ?? '', 'board:write');
  if (board.archivedAt !== null) return { error: 'The board is archived: put it back on the list to change it.' };
  const form = stepSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) throw new Response('Which step?', { status: 400 });
  const { day, ...args } = form.data;
  const taken = await handshakes.take(board.id, { ...args, day: day === '' ? null : day }, session.user);
  return taken.ok ? {} : { error: taken.message };
}

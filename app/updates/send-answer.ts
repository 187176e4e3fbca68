import type { Answer, AnswerOutcome } from '#shared/updates/answer.ts';

const UNKNOWN = 'No answer from the server: it may not be saved. Try again when you are connected.';
const REFUSED: Readonly<Record<number, string>> = {
  401: 'You are signed out. Sign in again; nothing was saved.',
  403: 'You may only look at this board: nothing was saved.',
  404: 'This board is gone: nothing was saved.',
};

/** Sends an answer; never rejects. Saved means committed. */
export async function sendAnswer(orgId: string, answer: Answer): Promise<AnswerOutcome> {
  try {
    const response = await fetch(`/o/${orgId}/updates/answer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(answer),
      redirect: 'manual',
    });
    const told: unknown = response.ok || response.status === 409 ? await response.json() : null;
    if (isOutcome(told)) return told;
    return { ok: false, message: REFUSED[response.status] ?? `The server refused it (${response.status}): try again.` };
  } catch {
    // The line broke before or after the server had it: nobody can tell here.
    return { ok: false, message: UNKNOWN };
  }
}

function isOutcome(told: unknown): told is AnswerOutcome {
  if (typeof told !== 'object' || told === null || !('ok' in told)) return false;
  return told.ok === true || ('message' in told && typeof told.message === 'string');
}

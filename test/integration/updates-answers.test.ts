import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBoard } from '#shared/board/board-doc.ts';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import { sessionDocumentId } from '#shared/protocol/document-id.ts';
import { addComment } from '#shared/session/commands/comment-commands.ts';
import { openSessionDoc } from '#shared/session/session-doc.ts';
import { ADA, type OpenUpdates, openUpdates, TODAY } from '#test/fixtures/open-updates.ts';
import { storeBoard } from '#test/fixtures/stored-board.ts';

const MINE = 'user:ada';

describe('answers to what waits', () => {
  let open: OpenUpdates;
  beforeAll(async () => {
    open = await openUpdates();
  });
  afterAll(() => open.close());

  describe('an answer', () => {
    beforeAll(async () => {
      const stored = await storeBoard(open.database.db, 'acme', 'answers');
      await stored.change((board) => {
        const risk = (id: string) =>
          insertRecord(board, 'risks', id, { title: id, owner: MINE, currentLikelihood: 3, currentImpact: 4 });
        for (const id of ['true', 'scored', 'moved']) risk(id);
        insertRecord(board, 'actions', 'do', { title: 'Do', riskId: 'true', owner: MINE, due: '2027-02-01' });
        insertRecord(board, 'actions', 'delay', { title: 'Delay', riskId: 'true', owner: MINE, due: '2027-02-01' });
        insertRecord(board, 'initiatives', 'late', {
          title: 'Late',
          owner: MINE,
          start: '2027-01-04',
          end: '2027-02-01',
          status: 'at-risk',
        });
        insertRecord(board, 'initiatives', 'needs', { title: 'Needs' });
        insertRecord(board, 'dependencies', 'asked', { fromId: 'late', toId: 'needs', needBy: '2027-03-01' });
      });
      await open.services.projector.catchUp();
    });
    const at = { boardId: 'answers' } as const;
    const seen = { likelihood: 3, impact: 4 };
    const reasonsOf = async (id: string) => {
      const { reasons } = await open.live('answers');
      return reasons.list.filter(({ recordId }) => recordId === id).map(({ id: _, at: __, ...reason }) => reason);
    };

    it('"still true" is a review in the name of who gave it, and is off the list when it is saved', async () => {
      expect(await open.answer({ type: 'still-true', ...at, id: 'true', seen })).toMatchObject({ ok: true });
      const { items } = await open.services.updates.read('acme', ADA);
      expect(items.filter(({ boardId, id }) => boardId === 'answers' && id === 'true')).toEqual([]);
      expect((await open.live('answers')).risks.byId.get('true')).toMatchObject({
        lastReviewed: TODAY,
        reviewedLikelihood: 3,
        reviewedImpact: 4,
      });
      await open.services.activityDeriver.deriveNow('answers');
      const { rows } = await open.services.activity.list({ ...at, record: { kind: 'risks', id: 'true' }, limit: 9 });
      expect(rows.find(({ field }) => field === 'lastReviewed')).toMatchObject({ actorId: 'ada', to: TODAY });
    });

    it('a new score is a review too, and keeps its reason', async () => {
      const scored = { type: 'rescore', ...at, id: 'scored', seen, likelihood: 2, impact: 4 } as const;
      expect(await open.answer({ ...scored, reason: ' The vendor signed ' })).toMatchObject({ ok: true });
      expect((await open.live('answers')).risks.byId.get('scored')).toMatchObject({
        currentLikelihood: 2,
        lastReviewed: TODAY,
      });
      expect(await reasonsOf('scored')).toEqual([
        {
          recordKind: 'risks',
          recordId: 'scored',
          aspect: 'score',
          text: 'The vendor signed',
          from: '12 H',
          to: '8 M',
          by: 'user:ada',
        },
      ]);
      expect(await open.answer({ ...scored, id: 'moved', likelihood: 9, reason: '' })).toMatchObject({ ok: false });
      expect((await open.live('answers')).risks.byId.get('moved')?.lastReviewed).toBeNull();
    });

    it('is refused when somebody changed the score meanwhile, and writes nothing', async () => {
      const was = { likelihood: 1, impact: 1 };
      expect(await open.answer({ type: 'still-true', ...at, id: 'moved', seen: was })).toEqual({
        ok: false,
        message: 'Somebody scored it 12 H meanwhile: look at it again.',
      });
      expect((await open.live('answers')).risks.byId.get('moved')?.lastReviewed).toBeNull();
      expect(await open.answer({ type: 'still-true', ...at, id: 'nobody', seen })).toEqual({
        ok: false,
        message: 'It is gone: somebody deleted it.',
      });
    });

    it('closes and moves actions and initiatives', async () => {
      const due = { due: '2027-02-01' };
      expect(await open.answer({ type: 'action-done', ...at, id: 'do', seen: due })).toMatchObject({ ok: true });
      expect(await open.answer({ type: 'action-done', ...at, id: 'do', seen: due })).toMatchObject({ ok: false });
      const moved = { type: 'action-due', ...at, id: 'delay', seen: due, due: '2027-04-01', reason: 'Ill' } as const;
      expect(await open.answer(moved)).toMatchObject({ ok: true });
      const { actions } = await open.live('answers');
      expect(actions.byId.get('do')?.doneOn).toBe(TODAY);
      expect(actions.byId.get('delay')?.due).toBe('2027-04-01');
      expect(await reasonsOf('delay')).toMatchObject([{ from: '1 Feb 2027', to: '1 Apr 2027', aspect: 'dates' }]);

      const late = { ...at, id: 'late', seen: { end: '2027-02-01', status: 'at-risk' } } as const;
      expect(await open.answer({ type: 'initiative-end', ...late, end: '2026-12-01', reason: '' })).toMatchObject({
        ok: false,
        message: expect.stringContaining('before it starts'),
      });
      expect(await open.answer({ type: 'initiative-end', ...late, end: '2027-03-31', reason: '' })).toMatchObject({
        ok: true,
      });
      const now = { ...late, seen: { end: '2027-03-31', status: 'at-risk' } } as const;
      expect(await open.answer({ type: 'initiative-done', ...late })).toMatchObject({ ok: false });
      expect(await open.answer({ type: 'initiative-done', ...now })).toMatchObject({ ok: true });
      expect((await open.live('answers')).initiatives.byId.get('late')?.status).toBe('done');
    });

    it('takes the steps of the hand-shake, declining with a reason alone', async () => {
      const asked = { type: 'link', ...at, id: 'asked', seen: { state: 'asked', promised: null } } as const;
      const decline = { ...asked, step: 'decline', day: null } as const;
      expect(await open.answer({ ...decline, reason: ' ' })).toEqual({
        ok: false,
        message: 'Say why, in a few words.',
      });
      expect(await open.answer({ ...asked, step: 'accept', day: null, reason: '' })).toMatchObject({ ok: false });
      expect(
        await open.answer({ ...asked, step: 'offer', day: '2027-03-15', reason: 'Two weeks short' }),
      ).toMatchObject({ ok: true });
      expect((await open.live('answers')).dependencies.byId.get('asked')).toMatchObject({
        state: 'offered',
        promised: '2027-03-15',
      });
      expect(await reasonsOf('asked')).toMatchObject([
        { from: 'Asked', to: 'Offered for 15 Mar 2027', aspect: 'state', by: 'user:ada' },
      ]);
    });
  });

  describe('an answer that is taken back', () => {
    const at = { boardId: 'undone' } as const;
    const seen = { likelihood: 3, impact: 4 };
    beforeAll(async () => {
      const stored = await storeBoard(open.database.db, 'acme', 'undone');
      await stored.change((board) => {
        const scores = { currentLikelihood: 3, currentImpact: 4 };
        for (const id of ['one', 'two']) insertRecord(board, 'risks', id, { title: id, owner: MINE, ...scores });
        insertRecord(board, 'initiatives', 'gives', { title: 'Gives', owner: MINE });
        insertRecord(board, 'initiatives', 'needs', { title: 'Needs' });
        insertRecord(board, 'dependencies', 'asked', { fromId: 'gives', toId: 'needs', needBy: '2027-03-01' });
      });
      await open.services.projector.catchUp();
    });
    const given = async (answer: Parameters<OpenUpdates['answer']>[0]) => {
      const outcome = await open.answer(answer);
      if (!outcome.ok || !outcome.undo) throw new Error(`nothing takes it back: ${JSON.stringify(outcome)}`);
      return outcome.undo;
    };

    it('leaves the record as it was, without its reason, and waits again', async () => {
      const before = (await open.live('undone')).risks.byId.get('one');
      const undo = await given({ type: 'rescore', ...at, id: 'one', seen, likelihood: 2, impact: 4, reason: 'Signed' });
      const scored = await open.live('undone');
      expect([scored.risks.byId.get('one')?.currentLikelihood, scored.reasons.list.length]).toEqual([2, 1]);
      expect(await open.ids('undone', 'review')).toEqual(['two']);
      expect(await open.answer(undo)).toEqual({ ok: true, undo: null });
      const after = await open.live('undone');
      expect([after.risks.byId.get('one'), after.reasons.list]).toEqual([before, []]);
      expect((await open.ids('undone', 'review')).sort()).toEqual(['one', 'two']);
    });

    it('is refused where somebody changed it since, and writes nothing', async () => {
      const undo = await given({ type: 'still-true', ...at, id: 'two', seen });
      await open.services.rooms.change('undone', { actorId: 'ben', origin: 'user' }, (doc) =>
        patchRecord(openBoard(doc), 'risks', 'two', { reviewedImpact: 1 }),
      );
      expect(await open.answer(undo)).toMatchObject({
        ok: false,
        message: expect.stringContaining('changed it since'),
      });
      expect((await open.live('undone')).risks.byId.get('two')).toMatchObject({ lastReviewed: TODAY });
    });

    it('of a hand-shake puts state and promise back', async () => {
      const asked = { type: 'link', ...at, id: 'asked', seen: { state: 'asked', promised: null } } as const;
      const undo = await given({ ...asked, step: 'commit', day: null, reason: '' });
      const state = async () => (await open.live('undone')).dependencies.byId.get('asked');
      expect(await state()).toMatchObject({ state: 'committed', promised: '2027-03-01' });
      await open.answer(undo);
      expect(await state()).toMatchObject({ state: 'asked', promised: null });
    });

    it('writes nothing but what an answer writes', async () => {
      const changes = [{ field: 'title', from: 'Mine', to: 'one' }];
      const forged = { type: 'undo', ...at, id: 'one', kind: 'risks', changes } as const;
      expect(await open.answer({ ...forged, changes, reasons: [] })).toMatchObject({ ok: false });
      expect((await open.live('undone')).risks.byId.get('one')?.title).toBe('one');
    });
  });

  describe('a mention', () => {
    const at = { boardId: 'talk' } as const;
    let mentionId: string;
    let notedId: string;
    const say = (recordId: string, text: string) =>
      open.services.rooms.change(sessionDocumentId('talk'), { actorId: 'ben', origin: 'user' }, (doc) =>
        addComment(
          openSessionDoc(doc),
          { recordKind: 'risks', recordId, text, mentions: [{ userId: 'ada', name: ADA.name }] },
          { actor: 'ben', now: `${TODAY}T08:0${text.length % 10}:00Z`, newId: randomUUID },
        ),
      );
    beforeAll(async () => {
      const stored = await storeBoard(open.database.db, 'acme', 'talk');
      await stored.change((board) => insertRecord(board, 'risks', 'r', { title: 'Supplier' }));
      mentionId = await say('r', '@Ada Lovelace still so?');
      notedId = await say('r', '@Ada Lovelace for you to know');
      await say('gone', '@Ada Lovelace of a record that is gone');
      await open.services.projector.catchUp();
      await open.services.mentions.bringUp('talk');
    });

    it('waits with its words, and is off the list when it is answered or noted', async () => {
      const found = await open.waiting('talk', 'mention');
      expect(found.map(({ id }) => id)).toEqual([notedId, mentionId]);
      expect(found[1]).toMatchObject({ title: 'Supplier', author: 'Ben', excerpt: '@Ada Lovelace still so?' });

      expect(await open.answer({ type: 'mention-reply', ...at, id: mentionId, text: 'Yes, @ben' })).toMatchObject({
        ok: true,
      });
      expect(await open.ids('talk', 'mention')).toEqual([notedId]);
      expect(await open.answer({ type: 'mention-noted', ...at, id: notedId })).toMatchObject({ ok: true });
      expect(await open.ids('talk', 'mention')).toEqual([]);
      await open.answer({ type: 'mention-waits', ...at, id: notedId });
      expect(await open.ids('talk', 'mention')).toEqual([notedId]);
      await open.answer({ type: 'mention-noted', ...at, id: notedId });
      const entries = await open.services.rooms.read(sessionDocumentId('talk'), (doc) =>
        [...openSessionDoc(doc).comments.entries()].filter(([key]) => key.startsWith('ada/')),
      );
      expect(entries.map(([, value]) => value)).toMatchObject([
        { threadId: mentionId, text: 'Yes, @ben', mentions: [{ userId: 'ben', name: 'Ben' }] },
      ]);
    });

    it('is found again when the rows were lost with the process that should have written them', async () => {
      await open.database.pool.query(
        'delete from row_mentions; delete from mention_projections; delete from noted_mentions',
      );
      await open.services.mentions.takeUpLeftBehind(() => true);
      expect(await open.ids('talk', 'mention')).toEqual([notedId]);
    });
  });
});

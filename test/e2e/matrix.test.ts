import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boxOf, drag, expectRecord, exportBoard, openBoard, waitForSaved } from './support/board-page.ts';
import { launchChromium, signIn, type Visitor, visit } from './support/chromium.ts';
import { type Installation, install } from './support/installation.ts';

const PASSWORD = 'a long enough password';

describe('the risk matrix, with the document as witness', () => {
  let installation: Installation;
  let browser: Browser;
  let ana: Visitor;
  let page: Page;
  let boardId: string;
  let riskId: string;

  beforeAll(async () => {
    installation = await install();
    const person = ['--email', 'ana@example.com', '--password', PASSWORD, '--org', 'Acme', '--role', 'owner'];
    await installation.command('user', 'add', ...person);
    browser = await launchChromium();
    ana = await visit(browser, installation.url);
    ({ page } = ana);
    await signIn(page, 'ana@example.com', PASSWORD);
    const board = ['--org', 'Acme', '--title', 'Plan'];
    ({ id: boardId } = await installation.command<{ id: string }>('board', 'create', ...board));
    await openBoard(page, boardId, 'matrix');
  });
  afterAll(async () => {
    await browser?.close();
    await installation?.remove();
  });

  const record = async () => {
    const found = (await exportBoard(installation, boardId)).risks[0];
    if (!found) throw new Error('no risk');
    return found;
  };
  const reasons = async () => (await exportBoard(installation, boardId)).reasons.map(({ text }) => text).sort();

  test('a risk is added by a button and scored in its panel, which asks why', async () => {
    await page.getByRole('button', { name: 'Add risk' }).click();
    const panel = page.getByRole('dialog');
    await panel.waitFor();
    await panel.getByRole('radio', { name: /3/ }).first().check({ force: true });
    await panel.getByRole('textbox', { name: 'Why did it change?' }).waitFor({ state: 'detached' });
    await panel.getByRole('radiogroup', { name: 'Impact' }).getByRole('radio', { name: /3/ }).check({ force: true });
    await panel.getByRole('textbox', { name: 'Why did it change?' }).fill('first estimate');
    await page.keyboard.press('Enter');
    await waitForSaved(page);
    ({ id: riskId } = await record());
    await expectRecord(installation, boardId, 'risks', riskId, { currentLikelihood: 3, currentImpact: 3 });
    expect(await reasons()).toEqual(['first estimate']);
    await panel.getByText('first estimate').waitFor();
    await page.getByRole('button', { name: 'Close (Esc)' }).click();
  });

  test('a chip that is dropped in another cell asks why; one undo takes both back', async () => {
    const { x, y, width, height } = await boxOf(page, 'risks', riskId);
    const from = { x: x + width / 2, y: y + height / 2 };
    await drag(page, from, { x: from.x + width * 1.1, y: from.y });
    const line = page.getByRole('textbox', { name: 'Why did it change?' });
    await line.waitFor();
    await page.keyboard.type('the bank said no');
    await page.keyboard.press('Enter');
    await line.waitFor({ state: 'detached' });
    await expectRecord(installation, boardId, 'risks', riskId, { currentLikelihood: 3, currentImpact: 4 });
    await expect.poll(reasons).toEqual(['first estimate', 'the bank said no']);
    await page.keyboard.press('Control+z');
    await expectRecord(installation, boardId, 'risks', riskId, { currentLikelihood: 3, currentImpact: 3 });
    await expect.poll(reasons).toEqual(['first estimate']);
  });

  test('a smaller matrix shows what it moves, maps the scores as one change, and one undo takes it back', async () => {
    await page.getByRole('button', { name: 'Board menu' }).click();
    await page.getByRole('menuitem', { name: 'Risk matrix' }).click();
    const dialog = page.getByRole('dialog', { name: 'Risk matrix' });
    await dialog.getByLabel('Steps of impact').selectOption('9');
    await dialog.getByRole('button', { name: 'See what changes' }).click();
    const preview = page.getByRole('dialog', { name: 'What this changes' });
    await preview.getByRole('row', { name: /L3 × I3.*L3 × I5/ }).waitFor();
    expect((await record()).currentImpact).toBe(3);
    await preview.getByRole('button', { name: 'Apply' }).click();
    await expectRecord(installation, boardId, 'risks', riskId, { currentLikelihood: 3, currentImpact: 5 });
    await page.keyboard.press('Control+z');
    await expectRecord(installation, boardId, 'risks', riskId, { currentLikelihood: 3, currentImpact: 3 });
    expect((await exportBoard(installation, boardId)).meta.matrix.impact).toHaveLength(5);
  });

  test('settings that are open while somebody else changes the matrix say so, and take theirs', async () => {
    const other = await visit(browser, installation.url);
    await signIn(other.page, 'ana@example.com', PASSWORD);
    await openBoard(other.page, boardId, 'matrix');
    const openSettings = async (at: Page) => {
      await at.getByRole('button', { name: 'Board menu' }).click();
      await at.getByRole('menuitem', { name: 'Risk matrix' }).click();
      const dialog = at.getByRole('dialog', { name: /Risk matrix|What this changes/ });
      await dialog
        .getByRole('radio', { name: 'Words' })
        .or(dialog.getByText('Words', { exact: true }))
        .first()
        .click();
      return dialog;
    };
    const [mine, theirs] = [await openSettings(page), await openSettings(other.page)];
    await theirs.getByRole('textbox').first().fill('Hardly ever');
    await theirs.getByRole('button', { name: 'See what changes' }).click();
    await theirs.getByRole('button', { name: 'Apply' }).click();
    await theirs.waitFor({ state: 'detached' });
    await mine.getByText('Somebody else has changed the matrix meanwhile.').waitFor();
    await mine.getByRole('button', { name: 'Take theirs' }).click();
    await expect.poll(() => mine.getByRole('textbox').first().inputValue()).toBe('Hardly ever');
    expect(await mine.getByRole('alert').count()).toBe(0);
    await page.keyboard.press('Escape');
    await mine.waitFor({ state: 'detached' });
    await other.context.close();
  });

  test('no page printed an error or asked another server for anything', () => {
    expect(ana.faults).toEqual([]);
  });
});

import { useSyncExternalStore } from 'react';

/** What the reader chose: the system's wish, or one of the two for good. */
export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const COOKIE = 'quarterdeck_theme';
const YEAR_SECONDS = 31_536_000;

/** The choice in a Cookie header. The server sets `data-theme` from it, so that no page flashes in the other theme. */
export function themeFromCookie(header: string | null): ThemeChoice {
  const value = header?.match(new RegExp(`(?:^|;\\s*)${COOKIE}=(light|dark)(?:;|$)`))?.[1];
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Value of `data-theme` on html; undefined follows the system. */
export const themeAttribute = (choice: ThemeChoice): 'light' | 'dark' | undefined =>
  choice === 'system' ? undefined : choice;

/** Changes the theme of this page at once and of later ones by the cookie. */
export function chooseTheme(choice: ThemeChoice): void {
  const attribute = themeAttribute(choice);
  if (attribute) document.documentElement.dataset.theme = attribute;
  else delete document.documentElement.dataset.theme;
  const age = attribute ? YEAR_SECONDS : 0;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
  document.cookie = `${COOKIE}=${attribute ?? ''}; Path=/; Max-Age=${age}; SameSite=Lax`;
}

function subscribe(notify: () => void): () => void {
  const observer = new MutationObserver(notify);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', notify);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', notify);
  };
}

const choiceNow = (): ThemeChoice => {
  const attribute = document.documentElement.dataset.theme;
  return attribute === 'light' || attribute === 'dark' ? attribute : 'system';
};

const isDarkNow = (): boolean => {
  const choice = choiceNow();
  return choice === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : choice === 'dark';
};

/** The choice in force, for the menu that changes it. */
export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, choiceNow, () => 'system');

/** Whether the page is dark now: for what can't read CSS variables, such as the canvas. */
export const useIsDark = (): boolean => useSyncExternalStore(subscribe, isDarkNow, () => false);

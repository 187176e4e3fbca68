import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnv } from '#server/env.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** All matches' first groups, each once. */
const found = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];

describe('the image', () => {
  it('has all that the built program imports: production dependencies alone', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const folders = ['build/server', 'build/quarterdeck'];
    const files = folders.flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))),
    );
    const programs = files.filter((file) => /\.m?js$/.test(file));
    expect(programs.length).toBeGreaterThan(3);
    const imports = programs.flatMap((file) => [
      ...found(read(file), /^\s*(?:import|export)\b[^"'\n;]*?["']([^."'/][^"'\s]*)["'];?$/gm),
      ...found(read(file), /\bimport\(\s*["']([^."'/][^"'\s]*)["']/g),
    ]);
    const names = imports.filter((name) => !isBuiltin(name)).map(packageOf);
    expect(names).toContain('yjs');
    expect([...new Set(names)].filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('is made of what is there', () => {
    const sources = found(read('Dockerfile'), /^COPY --from=build \/quarterdeck\/(\S+)/gm);
    expect(sources).toContain('migrations');
    for (const source of sources) expect(existsSync(join(root, source)), source).toBe(true);
    const [program = ''] = found(read('Dockerfile'), /^CMD \["node", "(.*)"\]$/gm);
    expect(existsSync(join(root, program)), program).toBe(true);
    // Settings and data of whoever builds stay outside.
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.env*', 'data', '.git']));
  });
});

describe('compose.yaml', () => {
  const compose = read('compose.yaml');
  const part = (from: RegExp, to: RegExp) => compose.split(from)[1]?.split(to)[0] ?? '';
  const services = found(part(/^services:$/m, /^networks:$/m), /^ {2}([a-z]\w*):/gm);

  it('gives processes settings that they know, with values that they take', () => {
    const lines = part(/^x-app: &app$/m, /^services:$/m).split(/^ {2}environment:$/m)[1] ?? '';
    const settings = Object.fromEntries(
      [...lines.matchAll(/^ {4}([A-Z_]+): (.*)$/gm)].map(([, name = '', value = '']) => [
        name,
        interpolate(value) || 'some longer text',
      ]),
    );
    expect(Object.keys(settings)).toContain('DATABASE_URL');
    const env = readEnv(settings);
    for (const name of Object.keys(settings)) expect(env, name).toHaveProperty(name);
    expect(new URL(env.DATABASE_URL ?? '').password).toBe('secret');
    for (const url of [env.DATABASE_URL, env.REDIS_URL]) expect(services).toContain(new URL(url ?? '').hostname);
  });

  it('keeps no password, and asks for the one it needs by the name in the example', () => {
    expect(compose).not.toMatch(/PASSWORD: (?!\$\{POSTGRES_PASSWORD:\?)/);
    const example = read('deploy/env.example');
    expect(example).toMatch(/^POSTGRES_PASSWORD=$/m);
    for (const name of found(compose, /\$\{([A-Z_]+)/g)) expect(example, name).toContain(`${name}=`);
  });

  it('has a proxy that knows all processes, and files that are there', () => {
    const upstreams = found(read('deploy/Caddyfile'), /\b(app\d):3000/g);
    expect(upstreams).toEqual(services.filter((name) => name.startsWith('app')));
    expect(upstreams.length).toBeGreaterThan(1);
    for (const file of found(compose, /^\s+- \.\/([^:]+):/gm)) expect(existsSync(join(root, file)), file).toBe(true);
    expect(read('deploy/Caddyfile')).not.toMatch(/cookie|ip_hash/);
  });
});

/** `${NAME:-default}` and `${NAME:?why}` as Compose reads them, with "secret" for what must be set. */
function interpolate(value: string): string {
  return value.replace(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1').replace(/\$\{[A-Z_]+:\?[^}]*\}/g, 'secret');
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import type { DatabaseLocation } from '../database.ts';

/** An empty place for a database, and how to remove it. */
export interface DatabasePlace {
  location: DatabaseLocation;
  remove(): Promise<void>;
}

/** The PostgreSQL server to test against; without it those suites are skipped. */
export const testDatabaseUrl = process.env.TEST_DATABASE_URL;

export function sqlitePlace(): DatabasePlace {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongda-'));
  return {
    location: { dataDir },
    remove: () => {
      rmSync(dataDir, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/** A fresh database on the test server. */
export async function postgresPlace(serverUrl: string): Promise<DatabasePlace> {
  const name = `tongda_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await administer(serverUrl, `create database ${name}`);
  return {
    location: { databaseUrl: url.href },
    remove: () => administer(serverUrl, `drop database if exists ${name} with (force)`),
  };
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Runs a suite on SQLite, and on PostgreSQL where TEST_DATABASE_URL names a server. */
export function describeOnBothDatabases(
  name: string,
  suite: (newPlace: () => Promise<DatabasePlace>) => void,
): void {
  describe(`${name} on SQLite`, () => {
    suite(placesRemovedAfterwards(() => Promise.resolve(sqlitePlace())));
  });
  const url = testDatabaseUrl;
  if (url === undefined || url === '') {
    describe.skip(`${name} on PostgreSQL (skipped: TEST_DATABASE_URL is not set)`, () => {
      suite(() => Promise.reject(new Error('TEST_DATABASE_URL is not set.')));
    });
    return;
  }
  describe(`${name} on PostgreSQL`, () => {
    suite(placesRemovedAfterwards(() => postgresPlace(url)));
  });
}

function placesRemovedAfterwards(create: () => Promise<DatabasePlace>): () => Promise<DatabasePlace> {
  const places: DatabasePlace[] = [];
  afterAll(async () => {
    for (const place of places) await place.remove();
  });
  return async () => {
    const place = await create();
    places.push(place);
    return place;
  };
}

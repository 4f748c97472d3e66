import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../support/database';

describe('a statement that is kept', () => {
  it('forgets what an earlier call bound', () => {
    const db = freshDatabase();
    const sql = 'SELECT :a AS a, :b AS b';
    expect(db.rows(sql, { a: 1, b: 2 })).toEqual([{ a: 1, b: 2 }]);
    expect(db.rows(sql, { b: 3 })).toEqual([{ a: null, b: 3 }]);
    expect(db.rows(sql)).toEqual([{ a: null, b: null }]);
    expect(db.rows(sql, { a: 4 })).toEqual([{ a: 4, b: null }]);
  });

  it('can be used again after it failed half way', () => {
    const db = freshDatabase();
    db.run('CREATE TABLE t (n INTEGER NOT NULL)');
    const insert = 'INSERT INTO t VALUES (:n)';
    expect(() => db.run(insert, { n: null })).toThrow(/NOT NULL/);
    db.run(insert, { n: 7 });
    expect(db.rows('SELECT n FROM t')).toEqual([{ n: 7 }]);
  });
});

describe('a transaction', () => {
  it('that SQLite rolled back itself tells what was wrong', () => {
    const db = freshDatabase();
    db.run('CREATE TABLE t (n INTEGER UNIQUE ON CONFLICT ROLLBACK)');
    const twice = () => {
      db.run('INSERT INTO t VALUES (1)');
      db.run('INSERT INTO t VALUES (1)');
    };
    expect(() => db.transaction(twice)).toThrow(/UNIQUE/);
    expect(db.rows('SELECT n FROM t')).toEqual([]);
    expect(db.transaction(() => 7)).toBe(7);
  });
});

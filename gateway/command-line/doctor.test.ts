import { describe, expect, it } from '@jest/globals';

import { SUBGRAPH_NAMES } from '../../subgraphs/shared/server/subgraph-names.ts';

import { columnsCommand } from './columns.ts';
import { doctorCommand } from './doctor.ts';
import { requestOf } from './request-of.ts';

describe('lianzhi doctor', () => {
  it('examines one office, several, or all five', async () => {
    expect(await requestOf(doctorCommand, 'cases')).toMatchObject({ subgraphs: ['cases'], seconds: 300 });
    expect(await requestOf(doctorCommand, 'cases', 'credit')).toMatchObject({ subgraphs: ['cases', 'credit'] });
    expect(await requestOf(doctorCommand, '--all', '--json')).toMatchObject({ subgraphs: SUBGRAPH_NAMES, json: true });
  });

  it('takes the address of one database, which its messages never repeat', async () => {
    const url = 'mysql://reader:secret@db/cases';
    expect(await requestOf(doctorCommand, 'cases', '--url', url)).toMatchObject({ url });
    await expect(requestOf(doctorCommand, '--all', '--url', url)).rejects.toThrow(/^(?!.*secret).*one subgraph/s);
  });

  it('asks which office where none is named', async () => {
    await expect(requestOf(doctorCommand)).rejects.toThrow('Which subgraph?');
  });
});

describe('lianzhi columns', () => {
  it('prints the catalogue of one office, or the skeleton of its views', async () => {
    expect(await requestOf(columnsCommand, 'assets', '--views')).toEqual({ subgraph: 'assets', views: true });
    await expect(requestOf(columnsCommand, 'court')).rejects.toThrow('The subgraph is one of');
  });
});

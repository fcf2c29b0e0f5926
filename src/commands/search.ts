import { pineconeTarget } from '../retrieval/pinecone/pinecone-settings.ts';
import { releaseSearch, type KnowledgeSearch } from '../retrieval/release-search.ts';
import type { Configuration } from './configuration.ts';

/**
 * The search of a server as it is configured. Commands that ask one question search in their own process: the built-in
 * index finds all that an outside one could.
 */
export async function configuredSearch(
  configuration: Configuration,
  report: (error: unknown) => void,
): Promise<KnowledgeSearch> {
  const search = await releaseSearch(configuration, report);
  const target = pineconeTarget(configuration);
  if (target === undefined) return search;
  const { pineconeSearch } = await import('../retrieval/pinecone/pinecone-search.ts');
  return pineconeSearch(search, { target, report });
}

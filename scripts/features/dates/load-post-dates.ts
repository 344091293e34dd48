function rawOf(document: StoredDocument): string {
  return typeof document['raw'] === 'string' ? document['raw'] : '';
}

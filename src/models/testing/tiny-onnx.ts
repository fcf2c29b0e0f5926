/**
 * An ONNX model made by hand: it looks up one row of a table for each token, nothing else. Small enough to know every
 * vector it has to give. Written after onnx.proto3 (field numbers beside each field).
 */
export function tinyModel(table: readonly (readonly number[])[]): Uint8Array {
  const dimensions = table[0]?.length ?? 0;
  const weights = message(
    varints(1, table.length, dimensions), // TensorProto.dims
    varints(2, 1), // data_type FLOAT
    text(8, 'table'), // name
    bytes(9, new Uint8Array(Float32Array.from(table.flat()).buffer)), // raw_data
  );
  const gather = message(text(1, 'table'), text(1, 'input_ids'), text(2, 'rows'), text(4, 'Gather')); // NodeProto
  const graph = message(
    bytes(1, gather), // GraphProto.node
    text(2, 'tiny'), // name
    bytes(5, weights), // initializer
    bytes(11, valueInfo('input_ids', 7, 2)), // input, INT64
    bytes(12, valueInfo('rows', 1, 3)), // output, FLOAT
  );
  const operators = message(text(1, ''), varints(2, 13)); // OperatorSetIdProto
  return message(varints(1, 8), bytes(7, graph), bytes(8, operators)); // ModelProto: ir_version, graph, opset_import
}

/** ValueInfoProto of a tensor whose dimensions have names only. */
function valueInfo(name: string, elementType: number, rank: number): Uint8Array {
  const shape = message(...Array.from({ length: rank }, (_, at) => bytes(1, text(2, `${name}${at}`))));
  const tensor = message(varints(1, elementType), bytes(2, shape));
  return message(text(1, name), bytes(2, bytes(1, tensor)));
}

function message(...fields: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(fields);
}
function varints(field: number, ...values: readonly number[]): Uint8Array {
  return Buffer.concat(values.map((value) => Buffer.concat([varint(field * 8), varint(value)])));
}
function bytes(field: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
}
function text(field: number, content: string): Uint8Array {
  return bytes(field, Buffer.from(content));
}
function varint(value: number): Uint8Array {
  const parts: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Uint8Array.from([...parts, rest]);
    parts.push((rest & 127) | 128);
  }
}

/** A word-piece tokenizer of a few words: every other word is `[UNK]`. */
export function tinyTokenizer(words: readonly string[]): object {
  const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...words];
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: ['[PAD]', '[UNK]', '[CLS]', '[SEP]'].map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      pair: [],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
      },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
    },
  };
}

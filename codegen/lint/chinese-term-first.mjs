/**
 * A lint rule for the schema: every description starts with its Chinese term, then a space, then its meaning in English.
 * Readers in the offices look up the Chinese term, readers of the code the English.
 */
export const chineseTermFirst = {
  meta: {
    type: 'problem',
    docs: { description: 'A description starts with its Chinese term, then a space, then English.' },
    messages: {
      order: 'This description must start with its Chinese term, then a space, then what it means in English.',
    },
    schema: [],
  },
  create(context) {
    const check = (node) => {
      const description = node.description?.value ?? node.description?.rawNode?.()?.value;
      if (typeof description === 'string' && !/^\p{Script=Han}\S* \S/u.test(description.trim())) {
        context.report({ node, messageId: 'order' });
      }
    };
    return Object.fromEntries(
      [
        'ObjectTypeDefinition',
        'InterfaceTypeDefinition',
        'UnionTypeDefinition',
        'InputObjectTypeDefinition',
        'EnumTypeDefinition',
        'ScalarTypeDefinition',
        'FieldDefinition',
        'InputValueDefinition',
        'EnumValueDefinition',
      ].map((kind) => [kind, check]),
    );
  },
};

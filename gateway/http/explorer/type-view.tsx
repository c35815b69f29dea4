import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  print,
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';
import { Fragment } from 'react';

import { useWords } from './words.ts';

type Go = (typeName: string) => void;

interface TypeViewProps {
  readonly type: GraphQLNamedType;
  readonly schema: GraphQLSchema;
  /** Whether it is shown as the beginning of the docs. */
  readonly isRoot: boolean;
  readonly onGo: Go;
}

/** A type with its fields, arguments and values. */
export function TypeView({ type, schema, isRoot, onGo }: TypeViewProps) {
  const words = useWords();
  const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const inputs = isInputObjectType(type) ? Object.values(type.getFields()) : [];
  const members = isEnumType(type) ? type.getValues() : [];
  const interfaces = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  return (
    <article>
      <h2>{isRoot ? words.roots : <code>{type.name}</code>}</h2>
      <Words text={type.description} />
      <TypeLinks title={words.interfaces} types={interfaces} onGo={onGo} />
      <TypeLinks title={words.types} types={possible} onGo={onGo} />
      {fields.length > 0 && (
        <>
          {!isRoot && <h3>{words.fields}</h3>}
          <ul className="described">
            {fields.map((field) => (
              <li key={field.name}>
                <Field field={field} onGo={onGo} />
              </li>
            ))}
          </ul>
        </>
      )}
      {inputs.length > 0 && (
        <>
          <h3>{words.inputs}</h3>
          <ul className="described">
            {inputs.map((input) => (
              <li key={input.name}>
                <Input input={input} onGo={onGo} />
              </li>
            ))}
          </ul>
        </>
      )}
      {members.length > 0 && (
        <>
          <h3>{words.members}</h3>
          <ul className="described">
            {members.map(({ name, description, deprecationReason }) => (
              <li key={name}>
                <code className="name">{name}</code>
                <Words text={description} />
                <Deprecated reason={deprecationReason} />
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

function Field({ field, onGo }: { readonly field: GraphQLField<unknown, unknown>; readonly onGo: Go }) {
  const words = useWords();
  return (
    <>
      <code className="name">{field.name}</code>
      <code>: </code>
      <TypeName type={field.type} onGo={onGo} />
      <Words text={field.description} />
      <Deprecated reason={field.deprecationReason} />
      {field.args.length > 0 && (
        <details>
          <summary>
            {words.arguments} <span className="muted">{field.args.map(({ name }) => name).join('、')}</span>
          </summary>
          <ul className="described">
            {field.args.map((argument) => (
              <li key={argument.name}>
                <Input input={argument} onGo={onGo} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Input({ input, onGo }: { readonly input: GraphQLArgument | GraphQLInputField; readonly onGo: Go }) {
  const words = useWords();
  const fallback = input.defaultValue === undefined ? undefined : astFromValue(input.defaultValue, input.type);
  return (
    <>
      <code className="name">{input.name}</code>
      <code>: </code>
      <TypeName type={input.type} onGo={onGo} />
      {fallback && <span className="muted"> {words.fallback(print(fallback))}</span>}
      <Words text={input.description} />
      <Deprecated reason={input.deprecationReason} />
    </>
  );
}

/** A type as it is written, e.g. `[Court!]!`; its name leads to it. */
function TypeName({ type, onGo }: { readonly type: GraphQLType; readonly onGo: Go }) {
  const { name } = getNamedType(type);
  const [before = '', after = ''] = String(type).split(name);
  return (
    <code>
      {before}
      <button type="button" className="type" onClick={() => onGo(name)}>
        {name}
      </button>
      {after}
    </code>
  );
}

interface TypeLinksProps {
  readonly title: string;
  readonly types: readonly GraphQLNamedType[];
  readonly onGo: Go;
}

function TypeLinks({ title, types, onGo }: TypeLinksProps) {
  return types.length === 0 ? null : (
    <p>
      {title}：
      {types.map((type, index) => (
        <Fragment key={type.name}>
          {index > 0 && '、'}
          <TypeName type={type} onGo={onGo} />
        </Fragment>
      ))}
    </p>
  );
}

function Deprecated({ reason }: { readonly reason: string | null | undefined }) {
  const words = useWords();
  return reason ? <p className="error">{words.deprecated(reason)}</p> : null;
}

/** A description as text; names in backticks stand in it. */
export function Words({ text }: { readonly text: string | null | undefined }) {
  if (!text) {
    return null;
  }
  return (
    <p className="words">
      {text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}
    </p>
  );
}

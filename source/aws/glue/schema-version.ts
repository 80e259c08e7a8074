import {GetSchemaVersionCommand, GlueClient} from '@aws-sdk/client-glue';
import {visible} from '../../words.js';
import type {Access} from '../access.js';
import {createClassifier, errorParts} from '../errors/error-kind.js';
import {troubleOf} from '../readers/reader-errors.js';
import {createServiceClient} from '../service-client.js';
import {GLUE} from './glue-service.js';

/**
A version of a schema as the registry has it, or why it is not known; `isForAll` if that holds for every other version too.
*/
export type SchemaVersion =
	| {readonly format: string; readonly definition: string; readonly name: string}
	| {readonly reason: string; readonly isForAll?: boolean};

const classifyError = createClassifier({EntityNotFoundException: 'not-found'});

// Arn:aws:glue:REGION:ACCOUNT:schema/REGISTRY/NAME
const nameIn = (arn: string): string => visible(arn.slice(arn.indexOf('/') + 1));

/**
Asks the Glue Schema Registry for one version of a schema. Never rejects.
*/
export const findSchemaVersion = async (access: Access, schemaVersionId: string, signal: AbortSignal): Promise<SchemaVersion> => {
	const client = createServiceClient(access, {classifyError, answerBytesOf: () => undefined}, settings => new GlueClient(settings));
	try {
		const {DataFormat: format = '', SchemaDefinition: definition = '', SchemaArn: arn = ''} = await client.send(new GetSchemaVersionCommand({SchemaVersionId: schemaVersionId}), {abortSignal: signal});
		return {format: visible(format), definition, name: nameIn(arn)};
	} catch (error) {
		if (errorParts(error).name === 'EntityNotFoundException') {
			return {reason: 'the registry of this account and region has no schema of this id'};
		}

		const {message} = troubleOf(error, {
			service: GLUE, access, right: 'glue:GetSchemaVersion', subject: 'the Glue schema registry',
		});
		return {reason: message, isForAll: true};
	} finally {
		client.destroy();
	}
};

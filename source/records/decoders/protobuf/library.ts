/**
What is needed of the library, alone in a part of the bundle: it is loaded when it is asked for.
*/
export {createFileRegistry, fromBinary, toJson} from '@bufbuild/protobuf';
export {FileDescriptorSetSchema} from '@bufbuild/protobuf/wkt';

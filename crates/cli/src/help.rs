/// What `wireform --help` prints.
pub const HELP: &str = "\
Turns the input of an AWS API operation into a command, a document and a request.

Usage:
  wireform list [SERVICE]
  wireform command  SERVICE OPERATION [--shell S] [--nested N] [--one-line]
  wireform document SERVICE OPERATION
  wireform request  SERVICE OPERATION [--region R] [--as text|json|curl] [--shell S]
  wireform skeleton SERVICE OPERATION
  wireform check    SERVICE OPERATION [--fact NAME=VALUE]... [--as text|json]

Subcommands:
  list      the services, or the operations of one service
  command   the AWS CLI command line
  document  the --cli-input-json document
  request   the HTTP request that the AWS CLI sends
  skeleton  the document to start from, as --generate-cli-skeleton prints it
  check     what is wrong with the input, and who would refuse it

The input is a JSON object in the API's member names, on standard input or in a file.
SERVICE and OPERATION are the words of the AWS CLI: apigatewayv2 create-integration.

Options of every subcommand:
  --input FILE   read the input from FILE instead of standard input
  --cli v2|v1    the AWS CLI that the input and the command are for; v2 unless said
  --fact F       what the input does not carry: --fact ProtocolType=HTTP, or the file
                 whose bytes a streamed body has: --fact file.Body=photo.jpg
  --catalog DIR  the models of all services, as `cargo xtask catalog` makes them; unless said,
                 $WIREFORM_CATALOG, or a folder `catalog` near the program or the current folder
  --model FILE   take the service from FILE, a botocore service-2.json; SERVICE is then any name
  -h, --help     this text
  -V, --version  the version

Options of command:
  --shell S      what the command is pasted into; posix unless said:
                 posix               bash, zsh, dash, ksh
                 fish                fish
                 powershell          PowerShell 7.3 and later
                 windows-powershell  Windows PowerShell 5.1, PowerShell up to 7.2
                 cmd                 the Windows command prompt
  --nested N     how lists, maps and structures are written:
                 auto       shorthand where it needs no quotes of its own, else JSON
                 shorthand  shorthand wherever it reads back the same, else JSON
                 json       JSON
                 document   everything in a file: --cli-input-json file://input.json
  --one-line     on one line, instead of an option a line

Options of request:
  --region R     the region of the host name; us-east-1 unless said
  --as FORM      text (HTTP/1.1), json, or curl; text unless said
  --shell S      what the curl command is pasted into, as above

Options of check:
  --as FORM      text or json; text unless said

Exit status: 0; check gives 1 where it finds errors; 2 where nothing could be printed.";

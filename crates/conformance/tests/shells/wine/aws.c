/* Stands in for aws.exe: tells the line that it was given, and the words that the C runtime makes of it.
 *
 * Each as hexadecimal bytes in the code page that cmd reads batch files in, so that they come out as they went in. */
#include <stdio.h>
#include <windows.h>

/* Without this the runtime of MinGW would take `*` for file names. */
int _CRT_glob = 0;

static void tell(const wchar_t *text)
{
    static char bytes[65536];
    int length = WideCharToMultiByte(CP_OEMCP, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
    putchar('.');
    for (int i = 0; i < length - 1; i++)
        printf("%02x", (unsigned char)bytes[i]);
}

int wmain(int count, wchar_t **words)
{
    printf("\n@");
    tell(GetCommandLineW());
    for (int i = 1; i < count; i++)
        tell(words[i]);
    printf("\n");
    return 0;
}

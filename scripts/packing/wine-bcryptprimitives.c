/* Wine 8 has no bcryptprimitives.dll, which programs of newer Rust need. For scripts/kit-check alone: no kit has this file. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) { return SystemFunction036(bytes, (ULONG)count); }

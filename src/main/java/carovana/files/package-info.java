/** The folders under {@code carovana.home}, and how files are left in them for people and their programs. */
package carovana.files;
